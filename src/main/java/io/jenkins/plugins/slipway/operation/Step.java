package io.jenkins.plugins.slipway.operation;

import java.time.Instant;

/** What one replay came to. */
public sealed interface Step {
    /** It waits, for the world or for the process that has its lease; run it again at {@code wake}, or when a signal arrives. */
    record Parked(Instant wake, String waitingFor) implements Step {}

    record Ended(Outcome outcome) implements Step {}
}
