package io.jenkins.plugins.slipway.canary;

import io.jenkins.plugins.slipway.change.Knobs;
import io.jenkins.plugins.slipway.change.RemoveGroup;
import io.jenkins.plugins.slipway.change.RemoveTargetGroup;
import io.jenkins.plugins.slipway.change.RestoreKnobs;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.NewFleet;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.TargetGroup;
import io.jenkins.plugins.slipway.cloud.TargetHealth;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import io.jenkins.plugins.slipway.traffic.DeadMansSwitch;
import io.jenkins.plugins.slipway.traffic.RecordedRoute;
import io.jenkins.plugins.slipway.traffic.Split;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The canary of one group, from nothing to its last weight, and its end. Used by canary and by deliver. */
public final class RunCanary {
    /** Of a canary that a person holds at its weight. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

    private static final Duration LONG_ENOUGH_TO_DRAIN = Duration.ofMinutes(5);

    private final Clouds clouds;
    private final Clock clock;
    private final Run run;
    private final CanaryPlan plan;
    private final Cloud cloud;
    private final OwnMark mark;

    public RunCanary(Clouds clouds, Clock clock, Run run, CanaryPlan plan) {
        this.clouds = clouds;
        this.clock = clock;
        this.run = run;
        this.plan = plan;
        this.cloud = plan.place().open(clouds, run::admit);
        this.mark = new OwnMark(plan.place(), run.id());
    }

    /**
     * Shifts traffic step by step; at the end the canary stands at its last weight.
     *
     * @param beforeUsers called once, before the first user can be served
     * @throws OperationFailed FAILED when a step is judged worse, INCONCLUSIVE when it cannot be judged
     */
    public Standing shift(long version, Runnable beforeUsers) {
        var route = Split.record(run, clouds, plan.place(), plan.rule());
        var knobs = Knobs.pin(run, clouds, plan.place(), plan.group());
        var canary = createTargetGroup();
        createGroup(version, canary);
        var split = new Split(
                plan.place(),
                plan.rule(),
                plan.stable(),
                canary,
                route,
                plan.switchRole().map(role -> guard(role, route)),
                clock);
        var soak = new Soak(plan, cloud, clock, split);
        split.open(run, clouds);
        run.watchedWhilePaused(BETWEEN_LOOKS, () -> split.watch(cloud, 0));
        grow(0, 0, plan.how().weights().get(0), split);
        beforeUsers.run();
        var began = run.now("canary began");
        int before = 0;
        for (int step = 1; step <= plan.how().weights().size(); step++) {
            int percent = plan.how().weights().get(step - 1);
            int from = before;
            run.watchedWhilePaused(BETWEEN_LOOKS, () -> soak.stayGood(from, percent, began));
            grow(step, before, percent, split);
            split.shift(run, clouds, step, before, percent);
            run.watchedWhilePaused(BETWEEN_LOOKS, () -> soak.stayGood(percent, percent, began));
            var verdict = soak.judge(run, step, percent, began, run.now("step %d began".formatted(step)));
            run.note("verdict " + step, verdict.describe());
            stopUnlessPassed(verdict);
            before = percent;
        }
        int last = before;
        run.watchedWhilePaused(BETWEEN_LOOKS, () -> split.watchAtEnd(cloud, last));
        split.disarm(run, clouds);
        run.unwatched();
        return new Standing(split, knobs);
    }

    /** A canary at its last weight. */
    public record Standing(Split split, Knobs.Recorded knobs) {}

    private static void stopUnlessPassed(StepVerdict verdict) {
        switch (verdict.verdict()) {
            case PASS -> {}
            case FAIL -> throw OperationFailed.because("the canary is worse: " + verdict.describe());
            case INCONCLUSIVE ->
                throw new OperationFailed(Ending.INCONCLUSIVE, "the canary could not be judged: " + verdict.describe());
        }
    }

    private String createTargetGroup() {
        var traffic = cloud.traffic();
        var name = plan.canaryTargetGroup(run.id());
        return run.effect(Effect.named("create canary target group", String.class)
                .given(List.of(name, plan.stable()))
                .undoneBy(new RemoveTargetGroup(plan.place(), name, run.id().value()))
                .adoptingOurs(() -> traffic.targetGroupNamed(name)
                        .filter(found -> mark.isOn("target group " + name, found.tags()))
                        .map(TargetGroup::arn))
                .doing(token -> {
                    // asked to create what is there, the load balancer answers with that one, whatever its tags
                    traffic.targetGroupNamed(name).ifPresent(found -> mark.check("target group " + name, found.tags()));
                    return traffic.createTargetGroup(
                            name, plan.stable(), owner("canary-target-group").tags());
                }));
    }

    private void createGroup(long version, String targetGroup) {
        var name = plan.canaryGroup(run.id());
        var order = new NewFleet(
                name,
                plan.group(),
                plan.templateId(),
                version,
                firstSize(),
                List.of(targetGroup),
                owner("canary").tags());
        run.effect(Effect.named("create canary group", Done.class)
                .given(order)
                .undoneBy(new RemoveGroup(plan.place(), name, run.id().value()))
                .adoptingOurs(() -> cloud.fleets()
                        .find(name)
                        .filter(found -> mark.isOn("group " + name, found.tags()))
                        .map(found -> new Done()))
                .doing(token -> {
                    cloud.fleets().find(name).ifPresent(found -> mark.check("group " + name, found.tags()));
                    cloud.fleets().create(order);
                    return new Done();
                }));
    }

    private int firstSize() {
        return plan.sizeAt(plan.how().weights().get(0));
    }

    /** The canary grows before its traffic does. @param share percent that it has so far */
    private void grow(int step, int share, int percent, Split split) {
        var size = plan.sizeAt(percent);
        var name = plan.canaryGroup(run.id());
        run.effect(Effect.once("size canary " + step, () -> cloud.fleets().resize(name, size, size, size)));
        run.until(Wait.named("canary healthy " + step, Done.class)
                .forWhat("%d canary instances to pass the load balancer's health check".formatted(size))
                .within(Duration.ofMinutes(20))
                .until(() -> {
                    split.watch(cloud, share);
                    return healthy(split.canary(), size);
                }));
    }

    private Look<Done> healthy(String targetGroup, int size) {
        var healthy = cloud.traffic().health(targetGroup).stream()
                .filter(TargetHealth::healthy)
                .count();
        return healthy >= size ? Look.is(new Done()) : Look.notYet("%d of %d healthy".formatted(healthy, size));
    }

    /** Puts the recorded actions back, drains and deletes the canary, and unpins the stable group. */
    public void retire(Standing standing) {
        var split = standing.split();
        split.end(run, clouds);
        var drain = run.effect(Effect.named("read draining time", Long.class)
                .repeatable()
                .doing(token -> cloud.traffic()
                        .targetGroup(split.canary())
                        .map(TargetGroup::deregistrationDelay)
                        .orElse(LONG_ENOUGH_TO_DRAIN)
                        .toSeconds()));
        run.pause("canary drained", "the canary's last requests to be answered", Duration.ofSeconds(drain));
        new RemoveGroup(plan.place(), plan.canaryGroup(run.id()), run.id().value()).remove(run, clouds);
        new RemoveTargetGroup(
                        plan.place(), plan.canaryTargetGroup(run.id()), run.id().value())
                .remove(run, clouds);
        new RestoreKnobs(plan.place(), plan.group(), standing.knobs()).end(run, clouds);
    }

    private DeadMansSwitch guard(String role, RecordedRoute route) {
        return DeadMansSwitch.of(plan.place(), role, plan.rule(), route, owner("switch"));
    }

    private Ownership owner(String role) {
        return new Ownership(run.id().value(), plan.service(), role, plan.expires());
    }
}
