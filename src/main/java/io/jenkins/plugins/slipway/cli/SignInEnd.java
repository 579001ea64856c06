package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.story.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How near the end of a sign-in is.
 *
 * @param ends as far as known now; empty when it goes on for good
 */
record SignInEnd(Supplier<Optional<Instant>> ends, Clock clock) {
    /** Enough to be taken over in, and then still to take traffic back. */
    static final Duration NEAR = Duration.ofMinutes(10);

    boolean isNear() {
        return isWithin(NEAR);
    }

    /** Nothing can be called any more. */
    boolean isOver() {
        return isWithin(Duration.ZERO);
    }

    private boolean isWithin(Duration left) {
        return ends.get()
                .filter(end -> !clock.instant().isBefore(end.minus(left)))
                .isPresent();
    }

    /** For people. */
    String words() {
        return ends.get()
                .map(end -> isOver() ? "the sign-in has ended" : "the sign-in ends at " + Words.time(end) + " UTC")
                .orElse("the sign-in goes on");
    }
}
