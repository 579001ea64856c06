package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The checkpoints of one refresh [asg-adding-checkpoints-instance-refresh]: nothing but timers. The last percentage is where the
 * refresh ends, without a pause.
 */
final class Checkpoints {
    private final List<Integer> percentages;
    private final Duration delay;
    private int next;
    private Instant closedUntil = Instant.MIN;

    /** @param percentages ascending; empty for none */
    Checkpoints(List<Integer> percentages, Duration delay) {
        this.percentages = percentages.isEmpty() ? List.of(100) : percentages;
        this.delay = delay;
    }

    /** How many of so many may be replaced before the refresh stops again. */
    int limit(int scope) {
        return count(scope, percentages.get(next));
    }

    /** How many of so many are replaced when the refresh is done. */
    int goal(int scope) {
        return count(scope, percentages.get(percentages.size() - 1));
    }

    boolean closed(Instant now) {
        return now.isBefore(closedUntil);
    }

    /** Takes in how many are replaced and warm; one replacement may skip checkpoints. */
    void reached(int replaced, int scope, Instant now) {
        int before = next;
        while (scope > 0 && next < percentages.size() - 1 && replaced >= limit(scope)) {
            next++;
        }
        if (next > before) {
            closedUntil = now.plus(delay);
        }
    }

    private static int count(int scope, int percentage) {
        return (scope * percentage + 99) / 100;
    }
}
