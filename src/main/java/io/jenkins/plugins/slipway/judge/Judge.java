package io.jenkins.plugins.slipway.judge;

import java.util.List;

/**
 * Is the canary worse than the baseline? Deterministic, free of units, and never PASS for want of data.
 *
 * <p>FAIL: worse beyond chance, and by at least half of the harm. PASS: a harm is excluded. INCONCLUSIVE: neither is shown yet.
 * The harm is the smallest relative increase that matters: 1.0 = doubled, 0.10 = ten percent more.
 *
 * <p>Both tests take the values of different minutes as independent. Errors that come in bursts, and series that drift, look more
 * certain to them than they are.
 */
public final class Judge {
    private Judge() {}

    /** {@link #counts(String, double[], double[], double[], double[], double, Rule)} by the default rule. */
    public static MetricVerdict counts(
            String metric,
            double[] baselineEvents,
            double[] baselineTotals,
            double[] canaryEvents,
            double[] canaryTotals,
            double harm) {
        return counts(metric, baselineEvents, baselineTotals, canaryEvents, canaryTotals, harm, Rule.DEFAULT);
    }

    /**
     * Judges bad events among requests, per interval: exact, so any split of the traffic is fair.
     *
     * <p>Judged from 100 requests a side on; a FAIL needs 3 bad events of the canary. Of an interval whose value is NaN, infinite
     * or missing on one side, that side is dropped.
     *
     * @param harm above 0
     */
    public static MetricVerdict counts(
            String metric,
            double[] baselineEvents,
            double[] baselineTotals,
            double[] canaryEvents,
            double[] canaryTotals,
            double harm,
            Rule rule) {
        requireHarm(metric, harm);
        var baseline = Exposure.of("baseline", baselineEvents, baselineTotals);
        var canary = Exposure.of("canary", canaryEvents, canaryTotals);
        return new RateTest(metric, baseline, canary, harm, rule).verdict();
    }

    /** {@link #continuous(String, double[], double[], double, Rule)} by the default rule. */
    public static MetricVerdict continuous(String metric, double[] baseline, double[] canary, double harm) {
        return continuous(metric, baseline, canary, harm, Rule.DEFAULT);
    }

    /**
     * Judges values per interval that are bad when high, such as a latency percentile; by ranks, so a wild minute is one minute.
     *
     * <p>Judged from 8 values a side on; NaN and infinite values are dropped. Where all values are positive the harm is a ratio,
     * else a share of the baseline's median.
     *
     * <p>A percentile of few requests is biased: give both sides at least some hundred requests an interval for a p99.
     *
     * @param harm above 0
     */
    public static MetricVerdict continuous(String metric, double[] baseline, double[] canary, double harm, Rule rule) {
        requireHarm(metric, harm);
        return new ShiftTest(metric, Values.of(baseline), Values.of(canary), harm, rule).verdict();
    }

    /** Any FAIL fails; only a PASS of every metric passes; no metric at all is INCONCLUSIVE. */
    public static Verdict overall(List<MetricVerdict> metrics) {
        if (metrics.stream().anyMatch(metric -> metric.verdict() == Verdict.FAIL)) {
            return Verdict.FAIL;
        }
        var allPass = !metrics.isEmpty() && metrics.stream().allMatch(metric -> metric.verdict() == Verdict.PASS);
        return allPass ? Verdict.PASS : Verdict.INCONCLUSIVE;
    }

    private static void requireHarm(String metric, double harm) {
        if (!(harm > 0 && Double.isFinite(harm))) {
            throw new IllegalArgumentException("the harm of '" + metric + "' must be above 0, not " + harm);
        }
    }
}
