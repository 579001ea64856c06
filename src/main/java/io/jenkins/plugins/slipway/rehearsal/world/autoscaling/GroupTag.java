package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

/** A tag of a group. @param propagated whether new instances get it too */
public record GroupTag(String key, String value, boolean propagated) {}
