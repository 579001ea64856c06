package io.jenkins.plugins.slipway.operation;

import java.time.Instant;

/**
 * What comes from outside, from any process that has the ledger.
 *
 * @param by who says so
 * @param reason may be empty
 */
public record Signal(String kind, String by, String reason, Instant at) {
    /** Stop, and take back; a second one: stop taking back. */
    public static final String ABORT = "abort";
    /** Begin nothing new. */
    public static final String PAUSE = "pause";
    /** The pause is over. */
    public static final String RESUME = "resume";
    /** Go through the gate that waits for it. */
    public static final String APPROVE = "approve";
}
