package io.jenkins.plugins.slipway.rehearsal.world.elb;

/** An instance at a port, which is what is registered. */
public record TargetKey(String instance, int port) {}
