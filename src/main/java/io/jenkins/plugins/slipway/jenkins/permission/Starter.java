package io.jenkins.plugins.slipway.jenkins.permission;

/**
 * A person who caused a build.
 *
 * @param mayDo whether the person has the permission in question on the job, now
 */
record Starter(String id, boolean mayDo) {}
