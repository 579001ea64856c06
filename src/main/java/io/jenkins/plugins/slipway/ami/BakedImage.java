package io.jenkins.plugins.slipway.ami;

/** A golden image, tested and published. */
public record BakedImage(String imageId, String name, String region, String parameter) {}
