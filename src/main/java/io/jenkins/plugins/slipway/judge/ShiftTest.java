package io.jenkins.plugins.slipway.judge;

import java.util.Arrays;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.stat.inference.MannWhitneyUTest;

/**
 * Two samples compared by rank.
 *
 * <p>FAIL: the one-sided Mann-Whitney test says that the canary is higher, and the Hodges-Lehmann estimate of the shift is at least half
 * of the harm. PASS: the same test says that the canary, taken down by the whole harm, is lower than the baseline (two one-sided tests,
 * Schuirmann 1987). The test is exact for up to 50 values without ties, else normal with corrections for ties and continuity. Shifts
 * are differences of logarithms where all values are positive, else differences.
 */
final class ShiftTest {
    static final int LEAST_VALUES = 8;
    /** Values closer than this, relatively, are equal: rounding must not decide, whatever the unit. */
    private static final double SAME = 1e-9;

    private final String metric;
    private final Values baseline;
    private final Values canary;
    private final double harm;
    private final Rule rule;

    ShiftTest(String metric, Values baseline, Values canary, double harm, Rule rule) {
        this.metric = metric;
        this.baseline = baseline;
        this.canary = canary;
        this.harm = harm;
        this.rule = rule;
    }

    MetricVerdict verdict() {
        if (canary.size() < LEAST_VALUES || baseline.size() < LEAST_VALUES) {
            var gap = "canary has %d values and baseline %d, at least %d of each are needed"
                    .formatted(canary.size(), baseline.size(), LEAST_VALUES);
            return answer(Verdict.INCONCLUSIVE, Double.NaN, Double.NaN, gap);
        }
        boolean ratios = canary.least() > 0 && baseline.least() > 0;
        double unit = ratios ? 1 : Math.abs(baseline.median());
        if (!ratios && unit <= SAME * Math.max(canary.largest(), baseline.largest())) {
            var zero = "the baseline's median is zero, so no relative harm can be told";
            return answer(Verdict.INCONCLUSIVE, Double.NaN, Double.NaN, zero);
        }
        var x = scaled(canary, ratios, unit);
        var y = scaled(baseline, ratios, unit);
        return decide(x, y, ratios);
    }

    private MetricVerdict decide(double[] x, double[] y, boolean ratios) {
        double shift = PairwiseShift.median(x, y);
        double effect = ratios ? Math.exp(shift) : 1 + shift;
        double worse = higher(x, y);
        var figures = "ratio %s over %d and %d values, p %s"
                .formatted(Words.ratio(effect), x.length, y.length, Words.probability(worse));
        if (worse < rule.failLevelOfOneLook() && effect >= 1 + harm / 2 - SAME) {
            return answer(Verdict.FAIL, effect, worse, "worse: " + figures);
        }
        double margin = ratios ? Math.log1p(harm) : harm;
        var lowered = Arrays.stream(x).map(value -> value - margin).toArray();
        if (higher(y, lowered) <= rule.passLevel()) {
            return answer(
                    Verdict.PASS, effect, worse, "an increase by " + Words.percent(harm) + " is excluded: " + figures);
        }
        return answer(
                Verdict.INCONCLUSIVE,
                effect,
                worse,
                "neither a worsening nor its absence is shown yet: " + figures + "; more values decide");
    }

    private static double[] scaled(Values values, boolean ratios, double unit) {
        return Arrays.stream(values.sorted())
                .map(value -> ratios ? Math.log(value) : value / unit)
                .toArray();
    }

    /** One-sided p: chance of x ranking this far above y, or farther, if both were alike. */
    private static double higher(double[] x, double[] y) {
        var a = x.clone();
        var b = y.clone();
        Ties.join(a, b, SAME);
        try {
            double both = Math.min(1, new MannWhitneyUTest().mannWhitneyUTest(a, b));
            double above = PairwiseShift.countAbove(a, b, 0) - a.length * (double) b.length / 2;
            return above > 0 ? both / 2 : 1 - both / 2;
        } catch (MathIllegalArgumentException allTied) {
            return 1;
        }
    }

    private MetricVerdict answer(Verdict verdict, double effect, double p, String reason) {
        int dropped = canary.dropped() + baseline.dropped();
        var said = dropped == 0 ? reason : reason + "; " + dropped + " missing values were dropped";
        return new MetricVerdict(metric, verdict, effect, p, canary.size(), said);
    }
}
