package io.jenkins.plugins.slipway.gate;

import io.jenkins.plugins.slipway.cloud.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Whether alarms could see during a quiet watch. An alarm without data mostly stays quiet, so quiet counts only where the
 * metrics of a {@link Pulse} were there: in most minutes, and without a gap in the last ones.
 *
 * @param from when the watch began
 * @param length of the watch
 */
public record Sight(Instant from, Duration length) {
    /** Of the minutes of a watch so many must be known. */
    private static final double SHARE = 0.8;
    /** Alarms look back so far: a gap in the last minutes blinds them still. */
    private static final int LAST_MINUTES = 5;
    /** What is newer than this has not arrived yet, usually. */
    private static final Duration METRIC_DELAY = Duration.ofMinutes(1);
    /** Beside the time between two values; a clock that differs by 90 s is within it. */
    private static final Duration LATE = Duration.ofMinutes(4);

    private static final Duration LEAST_PATIENCE = Duration.ofMinutes(30);
    private static final int EXTENSIONS = 3;

    /** Minutes that must be known; at least 1. */
    public long needed() {
        return Math.max(1, (long) (length.toMinutes() * SHARE));
    }

    /** A watch that has seen too little goes on for so long after its end at most. */
    public Duration patience() {
        var extended = length.multipliedBy(EXTENSIONS);
        return extended.compareTo(LEAST_PATIENCE) > 0 ? extended : LEAST_PATIENCE;
    }

    /** What was not seen so far, in words; empty when enough was. */
    public Optional<String> gap(Pulse pulse, Metrics metrics, Instant now) {
        var known = pulse.minutes(metrics, from, now.minus(METRIC_DELAY));
        if (known.size() < needed()) {
            return Optional.of(
                    "metrics of %d min are there, of %d min they are needed".formatted(known.size(), needed()));
        }
        var newest = known.last();
        if (newest.plus(pulse.every()).plus(LATE).isBefore(now)) {
            return Optional.of("the newest metrics are of " + newest);
        }
        return gapBefore(newest, known);
    }

    private Optional<String> gapBefore(Instant newest, SortedSet<Instant> known) {
        for (int i = 1; i < Math.min(LAST_MINUTES, needed()); i++) {
            var minute = newest.minus(Duration.ofMinutes(i));
            if (!known.contains(minute)) {
                return Optional.of("there are no metrics of " + minute);
            }
        }
        return Optional.empty();
    }
}
