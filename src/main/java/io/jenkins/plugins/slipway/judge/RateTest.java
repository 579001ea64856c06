package io.jenkins.plugins.slipway.judge;

import org.hipparchus.special.Beta;

/**
 * Two rates of bad events compared.
 *
 * <p>Given how many bad events there were in all, the canary's share of them is binomial with the canary's share of the requests,
 * if both rates are equal (Przyborowski and Wilenski 1940); if the canary's rate is {@code r} times the baseline's, with
 * {@code r·c / (r·c + b)}. So FAIL tests {@code r = 1} upwards and PASS tests {@code r = 1 + harm} downwards, both exactly. Where bad
 * events are too few for that, a canary passes also when the upper limit of the difference of the rates (Newcombe 1998, method 10)
 * is below the tolerance.
 */
final class RateTest {
    static final int LEAST_REQUESTS = 100;
    static final int LEAST_EVENTS_TO_FAIL = 3;

    private final String metric;
    private final Exposure baseline;
    private final Exposure canary;
    private final double harm;
    private final Rule rule;

    RateTest(String metric, Exposure baseline, Exposure canary, double harm, Rule rule) {
        this.metric = metric;
        this.baseline = baseline;
        this.canary = canary;
        this.harm = harm;
        this.rule = rule;
    }

    MetricVerdict verdict() {
        var gap = whatIsMissing();
        if (!gap.isEmpty()) {
            return answer(Verdict.INCONCLUSIVE, Double.NaN, Double.NaN, gap);
        }
        double effect = effect();
        double worse = atLeast(canary.events(), canary.requests() / (canary.requests() + baseline.requests()));
        var figures =
                "canary %s, baseline %s, ratio %s".formatted(canary.words(), baseline.words(), Words.ratio(effect));
        if (worse < rule.failLevelOfOneLook() && effect >= 1 + harm / 2 && canary.events() >= LEAST_EVENTS_TO_FAIL) {
            return answer(Verdict.FAIL, effect, worse, "worse: " + figures + ", p " + Words.probability(worse));
        }
        if (harmExcluded() <= rule.passLevel()) {
            var excluded = "an increase by %s is excluded: %s".formatted(Words.percent(harm), figures);
            return answer(Verdict.PASS, effect, worse, excluded);
        }
        double most = mostDifference();
        if (most < rule.tolerance()) {
            var tolerated = "at most %s points more than the baseline, %s are tolerated: %s"
                    .formatted(Words.percent(most), Words.percent(rule.tolerance()), figures);
            return answer(Verdict.PASS, effect, worse, tolerated);
        }
        var open = "neither a worsening nor its absence is shown yet: %s; p %s; more requests decide"
                .formatted(figures, Words.probability(worse));
        return answer(Verdict.INCONCLUSIVE, effect, worse, open);
    }

    private String whatIsMissing() {
        for (var side : new Exposure[] {canary, baseline}) {
            if (!side.fault().isEmpty()) {
                return side.fault();
            }
            if (side.requests() < LEAST_REQUESTS) {
                return "%s has %d requests, at least %d are needed"
                        .formatted(side.side(), Math.round(side.requests()), LEAST_REQUESTS);
            }
        }
        return "";
    }

    /** Ratio of the rates; without any event of the baseline with half an event added to each side (Haldane, Anscombe). */
    private double effect() {
        if (baseline.events() > 0) {
            return canary.rate() / baseline.rate();
        }
        return canary.events() == 0 ? 1 : (canary.events() + 0.5) / canary.requests() / (0.5 / baseline.requests());
    }

    /** Chance of as few events of the canary as were seen, if its rate were just harmful. */
    private double harmExcluded() {
        double weighted = (1 + harm) * canary.requests();
        return 1 - atLeast(canary.events() + 1, weighted / (weighted + baseline.requests()));
    }

    /** P(X >= k) for X binomial among all events with this share. */
    private double atLeast(double k, double share) {
        double all = canary.events() + baseline.events();
        if (k <= 0) {
            return 1;
        }
        return k > all ? 0 : Beta.regularizedBeta(share, k, all - k + 1);
    }

    private double mostDifference() {
        double above = Wilson.upper(canary.events(), canary.requests(), rule.passLevel()) - canary.rate();
        double below = baseline.rate() - Wilson.lower(baseline.events(), baseline.requests(), rule.passLevel());
        return canary.rate() - baseline.rate() + Math.hypot(above, below);
    }

    private MetricVerdict answer(Verdict verdict, double effect, double p, String reason) {
        int dropped = canary.dropped() + baseline.dropped();
        var said = dropped == 0 ? reason : reason + "; " + dropped + " intervals without a value were dropped";
        return new MetricVerdict(metric, verdict, effect, p, Math.round(canary.requests()), said);
    }
}
