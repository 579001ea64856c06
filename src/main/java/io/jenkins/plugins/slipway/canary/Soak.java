package io.jenkins.plugins.slipway.canary;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.TargetHealth;
import io.jenkins.plugins.slipway.gate.AlarmWatch;
import io.jenkins.plugins.slipway.judge.Verdict;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import io.jenkins.plugins.slipway.traffic.Split;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Watching one weight: every minute a look at alarms, weights, health and evidence; FAIL ends it early. */
final class Soak {
    private static final int EXTENSIONS = 3;
    /** Metrics arrive about a minute late. */
    private static final Duration METRIC_DELAY = Duration.ofMinutes(1);

    private static final Duration GRACE = Duration.ofMinutes(10);

    private final CanaryPlan plan;
    private final Cloud cloud;
    private final Clock clock;
    private final Split split;

    Soak(CanaryPlan plan, Cloud cloud, Clock clock, Split split) {
        this.plan = plan;
        this.cloud = cloud;
        this.clock = clock;
        this.split = split;
    }

    /** Waits until this weight is judged. */
    StepVerdict judge(Run run, int step, int percent, Instant canaryBegan, Instant stepBegan) {
        return run.until(Wait.named("judge step " + step, StepVerdict.class)
                .forWhat("%d %% of traffic on the canary to be judged".formatted(percent))
                .every(Duration.ofMinutes(1))
                .within(longest().plus(GRACE))
                .until(() -> look(percent, canaryBegan, stepBegan)));
    }

    /**
     * One look while a person holds the canary at a weight: what a soak would end for ends the pause, too.
     *
     * @param from the share so far; 0 before anybody is served
     * @param percent the share that may be set already
     */
    void stayGood(int from, int percent, Instant canaryBegan) {
        if (from == 0) {
            split.watch(cloud, 0, percent);
            return;
        }
        guard(from, percent);
        var verdict = StepVerdict.of(percent, read(canaryBegan), plan.how(), looks());
        if (verdict.verdict() == Verdict.FAIL) {
            throw OperationFailed.because("the canary is worse: " + verdict.describe());
        }
    }

    private Look<StepVerdict> look(int percent, Instant canaryBegan, Instant stepBegan) {
        guard(percent, percent);
        var evidence = read(canaryBegan);
        var verdict = StepVerdict.of(percent, evidence, plan.how(), looks())
                .orSilence(evidence.minutesSince(stepBegan), minutesNeeded());
        var watched = Duration.between(stepBegan, clock.instant().minus(METRIC_DELAY));
        if (verdict.verdict() == Verdict.FAIL || over(verdict.verdict(), watched)) {
            return Look.is(verdict).with(evidence.samples());
        }
        var extended = watched.compareTo(plan.how().soak()) >= 0 ? ", extended" : "";
        return Look.<StepVerdict>notYet(
                        "%d min, so far %s%s".formatted(Math.max(0, watched.toMinutes()), verdict.verdict(), extended))
                .with(evidence.samples());
    }

    private boolean over(Verdict verdict, Duration watched) {
        var needed = verdict == Verdict.PASS ? plan.how().soak() : longest();
        return watched.compareTo(needed) >= 0;
    }

    private Duration longest() {
        return switch (plan.how().inconclusive()) {
            case EXTEND -> plan.how().soak().multipliedBy(1 + EXTENSIONS);
            case ABORT -> plan.how().soak();
        };
    }

    /** How often all steps together may be judged: one look a minute. */
    private int looks() {
        return (int) Math.max(1, plan.how().weights().size() * longest().toMinutes());
    }

    /** At one weight: half of its soak, at least one. */
    private int minutesNeeded() {
        return (int) Math.max(1, plan.how().soak().toMinutes() / 2);
    }

    private void guard(int from, int percent) {
        new AlarmWatch(plan.place(), plan.alarms()).stayQuiet(cloud.metrics());
        split.watch(cloud, from, percent);
        if (cloud.traffic().health(split.canary()).stream().noneMatch(TargetHealth::healthy)) {
            throw OperationFailed.because("no canary instance is healthy any more behind " + plan.rule());
        }
    }

    private Evidence read(Instant from) {
        return Evidence.read(
                cloud.metrics(),
                MetricDimensions.of(plan.rule(), plan.stable()),
                MetricDimensions.of(plan.rule(), split.canary()),
                plan.how().latency().statistic(),
                from.truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofMinutes(1)),
                clock.instant().minus(METRIC_DELAY).truncatedTo(ChronoUnit.MINUTES));
    }
}
