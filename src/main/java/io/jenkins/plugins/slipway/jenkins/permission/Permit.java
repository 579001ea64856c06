package io.jenkins.plugins.slipway.jenkins.permission;

/**
 * Leave to do something.
 *
 * @param by in whose name it is done: a user's id, or {@code grant of …}; goes into the journal and the audit trail
 */
public record Permit(String by) {}
