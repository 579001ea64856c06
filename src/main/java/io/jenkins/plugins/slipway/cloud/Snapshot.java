package io.jenkins.plugins.slipway.cloud;

import java.util.Map;

/** A stored volume, behind an image or left over from one. */
public record Snapshot(String id, String description, Map<String, String> tags) {}
