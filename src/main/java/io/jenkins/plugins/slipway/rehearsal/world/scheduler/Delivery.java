package io.jenkins.plugins.slipway.rehearsal.world.scheduler;

import java.time.Instant;

/**
 * One attempt of a schedule to call its target.
 *
 * @param refusal error code and message of the called service, or null when it went well
 */
public record Delivery(String schedule, Instant at, String refusal) {}
