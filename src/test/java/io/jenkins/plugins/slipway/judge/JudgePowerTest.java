package io.jenkins.plugins.slipway.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** How often the judge is right, over seeds; the figures of docs come from here. */
class JudgePowerTest {
    private static final int SEEDS = 400;
    private static final Rule TWELVE_LOOKS = Rule.DEFAULT.withLooks(12);

    @Test
    void shouldFailFivePercentErrorsWithinTenMinutesAtTenPercentWeight() {
        assertThat(share(Verdict.FAIL, seed -> errors(seed, 10, 120, 1080, 0.0015, 0.05, TWELVE_LOOKS)))
                .isEqualTo(1.0);
    }

    @Test
    void shouldFailFivePercentErrorsWithinThreeMinutesAtFivePercentWeight() {
        assertThat(share(Verdict.FAIL, seed -> errors(seed, 3, 60, 1140, 0.0015, 0.05, TWELVE_LOOKS)))
                .isGreaterThan(0.95);
    }

    @Test
    void shouldPassEqualReleasesWithinTenToThirtyMinutes() {
        assertThat(share(Verdict.PASS, seed -> errors(seed, 10, 120, 1080, 0.0015, 0.0015, TWELVE_LOOKS)))
                .isGreaterThan(0.80);
        assertThat(share(Verdict.PASS, seed -> errors(seed, 30, 120, 1080, 0.0015, 0.0015, TWELVE_LOOKS)))
                .isGreaterThan(0.99);
    }

    @Test
    void shouldSeldomPassFewErrorsWithinTenMinutesWithoutTolerance() {
        var strict = TWELVE_LOOKS.withTolerance(0);

        assertThat(share(Verdict.PASS, seed -> errors(seed, 10, 120, 1080, 0.0015, 0.0015, strict)))
                .isLessThan(0.35);
        assertThat(share(Verdict.PASS, seed -> errors(seed, 30, 600, 600, 0.0015, 0.0015, strict)))
                .isBetween(0.70, 0.90);
    }

    @Test
    void shouldNotPassAHarmExactlyAtTheMargin() {
        assertThat(share(Verdict.PASS, seed -> errors(seed, 30, 200, 200, 0.005, 0.010, Rule.DEFAULT)))
                .isLessThanOrEqualTo(0.06);
        assertThat(share(Verdict.PASS, seed -> errors(seed, 20, 120, 1080, 0.005, 0.010, Rule.DEFAULT)))
                .isLessThanOrEqualTo(0.06);
        assertThat(share(Verdict.PASS, seed -> latency(seed, 30, 1.10, 0.1, 0.10, Rule.DEFAULT)))
                .isLessThanOrEqualTo(0.07);
    }

    @Test
    void shouldSeldomFailEqualReleasesWhateverTheSplit() {
        assertThat(share(Verdict.FAIL, seed -> errors(seed, 30, 20, 400, 0.005, 0.005, Rule.DEFAULT)))
                .isLessThanOrEqualTo(0.02);
        assertThat(share(Verdict.FAIL, seed -> errors(seed, 30, 200, 200, 0.005, 0.005, Rule.DEFAULT)))
                .isLessThanOrEqualTo(0.02);
        assertThat(share(Verdict.FAIL, seed -> latency(seed, 10, 1.0, 0.25, 0.10, Rule.DEFAULT)))
                .isLessThanOrEqualTo(0.03);
    }

    @Test
    void shouldFailFortyPercentSlowerWithTenValues() {
        assertThat(share(Verdict.FAIL, seed -> latency(seed, 10, 1.4, 0.1, 0.20, TWELVE_LOOKS)))
                .isEqualTo(1.0);
    }

    @Test
    void shouldPassEqualLatencyWithTenValuesWhenTheHarmIsTwentyPercent() {
        assertThat(share(Verdict.PASS, seed -> latency(seed, 10, 1.0, 0.1, 0.20, TWELVE_LOOKS)))
                .isGreaterThan(0.97);
    }

    @Test
    void shouldFailErrorsThatAreFewButFiveTimesAsMany() {
        assertThat(share(Verdict.FAIL, seed -> errors(seed, 30, 20, 400, 0.005, 0.025, Rule.DEFAULT)))
                .isGreaterThan(0.95);
    }

    private static double share(Verdict expected, LongFunction<MetricVerdict> run) {
        long hits = LongStream.range(0, SEEDS)
                .filter(seed -> run.apply(seed).verdict() == expected)
                .count();
        return hits / (double) SEEDS;
    }

    private static MetricVerdict errors(
            long seed, int minutes, int canary, int baseline, double baselineRate, double canaryRate, Rule rule) {
        var draws = new Draws(seed);
        return Judge.counts(
                "errors",
                draws.errors(minutes, baseline, baselineRate),
                Draws.constant(minutes, baseline),
                draws.errors(minutes, canary, canaryRate),
                Draws.constant(minutes, canary),
                1.0,
                rule);
    }

    private static MetricVerdict latency(long seed, int minutes, double ratio, double spread, double harm, Rule rule) {
        var draws = new Draws(seed);
        var baseline = draws.latency(minutes, 0.05, spread);
        var canary = draws.latency(minutes, 0.05 * ratio, spread);
        return Judge.continuous("latency", baseline, canary, harm, rule);
    }
}
