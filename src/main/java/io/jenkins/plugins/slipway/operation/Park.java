package io.jenkins.plugins.slipway.operation;

import java.time.Instant;

/** Throws the run away until {@code wake}; an error, so that no verb catches it. */
final class Park extends Error {
    private static final long serialVersionUID = 1L;
    private final transient Instant wake;

    Park(Instant wake, String waitingFor) {
        super(waitingFor, null, false, false);
        this.wake = wake;
    }

    Instant wake() {
        return wake;
    }
}
