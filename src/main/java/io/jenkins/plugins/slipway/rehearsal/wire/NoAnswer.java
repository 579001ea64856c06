package io.jenkins.plugins.slipway.rehearsal.wire;

import java.time.Duration;

/** No answer comes; each client puts it into words of its own kind of connection. */
final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final Duration wait;

    NoAnswer(Duration wait) {
        super(
                wait.isZero() ? "Connection reset by the rehearsal's world" : "Read timed out after " + wait,
                null,
                false,
                false);
        this.wait = wait;
    }

    /** How long the caller waited for it. */
    Duration waited() {
        return wait;
    }
}
