package io.jenkins.plugins.slipway.canary;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.jenkins.plugins.slipway.judge.Judge;
import io.jenkins.plugins.slipway.judge.MetricVerdict;
import io.jenkins.plugins.slipway.judge.Rule;
import io.jenkins.plugins.slipway.judge.Verdict;
import io.jenkins.plugins.slipway.spec.CanarySpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The verdict on one weight, with its reasons.
 *
 * @param measured what it rests on; null when nothing was, or in a journal of a version that did not keep it
 */
public record StepVerdict(
        int percent,
        Verdict verdict,
        int minutes,
        List<MetricVerdict> metrics,
        @JsonInclude(NON_NULL) Measured measured) {
    private static final String SILENCE = "silence";

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
        return new StepVerdict(percent, Judge.overall(metrics), evidence.minutes(), metrics, Measured.of(evidence));
    }

    /** Silence is no success: no PASS of this weight by what was measured before it. @param minutes of this weight with values */
    StepVerdict orSilence(int minutes, int needed) {
        if (verdict != Verdict.PASS || minutes >= needed) {
            return this;
        }
        var gap = "both sides served users in %d min at this weight, %d min are needed".formatted(minutes, needed);
        var silence = new MetricVerdict(SILENCE, Verdict.INCONCLUSIVE, Double.NaN, Double.NaN, minutes, gap);
        return new StepVerdict(
                percent,
                Verdict.INCONCLUSIVE,
                this.minutes,
                Stream.concat(metrics.stream(), Stream.of(silence)).toList(),
                measured);
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
