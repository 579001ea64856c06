package io.jenkins.plugins.slipway.rehearsal.world.traffic;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/**
 * What a release answers under traffic: how often 5xx, and how fast.
 *
 * @param baseline share of 5xx of a good release: 0.001 to 0.002, by the seed
 * @param chance a number in [0, 1) for a key, by the seed
 */
record ReleaseQuality(double baseline, ToDoubleFunction<String> chance) {
    /** Median of a good release's answers, in seconds. */
    static final double MEDIAN = 0.08;
    /** Standard deviation of the answers' logarithm. */
    static final double SPREAD = 0.45;

    private static final double ERRORS = 0.05;
    private static final double LATE_ERRORS = 0.06;
    private static final double SLOW = 1.4;
    private static final double BURST = 0.25;
    /** One minute in each block of so many is a burst, so ten minutes of canary always hold one. */
    private static final int BLOCK_MINUTES = 5;

    static ReleaseQuality of(ToDoubleFunction<String> chance) {
        return new ReleaseQuality(0.001 + 0.001 * chance.applyAsDouble("traffic/baseline"), chance);
    }

    /** @param everywhere whether every instance of the fleet runs this release; asked only where it matters */
    double errors(Behaviour behaviour, BooleanSupplier everywhere, Instant now) {
        return switch (behaviour) {
            case ERRORS -> ERRORS;
            case LATE_ERRORS -> everywhere.getAsBoolean() ? LATE_ERRORS : baseline;
            case FLAKY -> burst(now) ? BURST : baseline;
            case GOOD, SLOW, NO_BOOT -> baseline;
        };
    }

    double median(Behaviour behaviour) {
        return behaviour == Behaviour.SLOW ? MEDIAN * SLOW : MEDIAN;
    }

    private boolean burst(Instant now) {
        var minute = Duration.between(Instant.EPOCH, now).toMinutes();
        var block = minute / BLOCK_MINUTES;
        return minute % BLOCK_MINUTES == (long) (chance.applyAsDouble("traffic/burst/" + block) * BLOCK_MINUTES);
    }
}
