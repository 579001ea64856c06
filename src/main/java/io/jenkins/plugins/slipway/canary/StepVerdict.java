package io.jenkins.plugins.slipway.canary;

import io.jenkins.plugins.slipway.judge.Judge;
import io.jenkins.plugins.slipway.judge.MetricVerdict;
import io.jenkins.plugins.slipway.judge.Rule;
import io.jenkins.plugins.slipway.judge.Verdict;
import io.jenkins.plugins.slipway.spec.CanarySpec;
import java.util.List;
import java.util.stream.Collectors;

/** The verdict on one weight, with its reasons. */
public record StepVerdict(int percent, Verdict verdict, int minutes, List<MetricVerdict> metrics) {
    static StepVerdict of(int percent, Evidence evidence, CanarySpec how, int looks) {
        var rule = Rule.DEFAULT.withLooks(looks);
        var errors = Judge.counts(
                "errors",
                evidence.baselineErrors(),
                evidence.baselineRequests(),
                evidence.canaryErrors(),
                evidence.canaryRequests(),
                how.errors().harm(),
                rule.withTolerance(how.errors().tolerance()));
        var latency = Judge.continuous(
                "latency " + how.latency().statistic(),
                evidence.baselineLatency(),
                evidence.canaryLatency(),
                how.latency().harm(),
                rule);
        var metrics = List.of(errors, latency);
        return new StepVerdict(percent, Judge.overall(metrics), evidence.minutes(), metrics);
    }

    /** One sentence with the reasons. */
    public String describe() {
        return "%s at %d %%: %s"
                .formatted(
                        verdict,
                        percent,
                        metrics.stream().map(MetricVerdict::reason).collect(Collectors.joining("; ")));
    }
}
