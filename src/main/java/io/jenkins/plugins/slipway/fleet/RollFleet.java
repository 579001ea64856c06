package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.change.FleetRefresh;
import io.jenkins.plugins.slipway.change.NumberedVersion;
import io.jenkins.plugins.slipway.change.RestoreProtection;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Refresh;
import io.jenkins.plugins.slipway.cloud.RefreshOrder;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.gate.Sight;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The roll-out of one group: refresh, then the quiet watch. Used by deploy-fleet and by deliver. */
public final class RollFleet {
    /** AWS ends a refresh after 14 days. */
    static final Duration LONGEST_REFRESH = Duration.ofDays(14);

    private final Clouds clouds;
    private final Clock clock;
    private final Run run;
    private final FleetPlan plan;
    private final Cloud cloud;

    public RollFleet(Clouds clouds, Clock clock, Run run, FleetPlan plan) {
        this.clouds = clouds;
        this.clock = clock;
        this.run = run;
        this.plan = plan;
        this.cloud = plan.place().open(clouds, run::admit);
    }

    /** What speaks against touching the fleet. */
    public record Proof(List<String> findings) {}

    /** Reads the world once more: between plan and start it may have moved. */
    public Proof proof() {
        return run.effect(Effect.named("prove rollback readiness", Proof.class)
                .repeatable()
                .doing(token -> {
                    var fleet = cloud.fleets().find(plan.group());
                    var findings = fleet.map(group -> new Readiness(clouds, plan.place(), run::admit)
                                    .findings(
                                            group,
                                            plan.maxHealthy(),
                                            plan.held().how(),
                                            run.id().value()))
                            .orElse(List.of("group %s is gone".formatted(plan.group())));
                    var unmoved = fleet.filter(
                                    group -> group.templateVersion().equals(String.valueOf(plan.goodVersion())))
                            .isPresent();
                    return new Proof(new Findings()
                            .addAll(findings)
                            .require(
                                    unmoved,
                                    "group %s in %s no longer launches version %d: plan again"
                                            .formatted(plan.group(), plan.place(), plan.goodVersion()))
                            .list());
                }));
    }

    /** A numbered version of the group's template with this image. */
    public long version(String imageId) {
        return NumberedVersion.create(
                run, clouds, plan.place(), plan.group(), plan.templateId(), plan.goodVersion(), imageId);
    }

    /** Starts the refresh and returns its id once every instance runs the version. */
    public String replaceInstances(long version) {
        var order = plan.refreshTo(version);
        var protection = RestoreProtection.record(run, clouds, plan.place(), plan.group());
        var since = run.now("refresh asked for");
        var refresh = run.effect(Effect.named("start instance refresh", String.class)
                .given(order)
                .undoneBy(plan.wayBack())
                .adoptingOurs(() -> FleetRefresh.towards(cloud.fleets(), plan.group(), version, since))
                .doing(token -> cloud.fleets().startRefresh(order)));
        run.until(Wait.named("every instance runs it", Refresh.State.class)
                .forWhat("every instance of %s to run version %d".formatted(plan.group(), version))
                .within(LONGEST_REFRESH)
                .until(() -> reached(refresh, Set.of(Refresh.State.BAKING, Refresh.State.SUCCESSFUL))));
        protection
                .filter(restore -> order.onProtected() == RefreshOrder.OnProtected.REPLACE)
                .ifPresent(restore -> restore.end(run, clouds));
        run.note("rolled", "every instance of %s runs version %d".formatted(plan.group(), version));
        return refresh;
    }

    /**
     * The quiet watch after 100 %; the refresh stays unfinished meanwhile, so the way back is native. Where its alarms were blind the
     * watch goes on after the refresh.
     */
    public void watch(String refresh) {
        var name = "bake time of " + plan.group();
        var sight = new Sight(run.now("bake time began"), plan.bakeTime());
        run.until(Wait.named("bake time over", Refresh.State.class)
                .forWhat("the %s to pass quietly".formatted(name))
                .every(Duration.ofSeconds(30))
                .within(plan.bakeTime().plusHours(1))
                .until(() -> reached(refresh, Set.of(Refresh.State.SUCCESSFUL))));
        if (!plan.bakeTime().isZero()) {
            new SeenBakeTime(clouds, clock, run).require(name, List.of(plan), sight);
        }
    }

    private Look<Refresh.State> reached(String id, Set<Refresh.State> goal) {
        var found = FleetRefresh.find(cloud.fleets(), plan.group(), id);
        if (found.isEmpty()) {
            return Look.notYet("refresh not visible yet");
        }
        var refresh = found.get();
        if (goal.contains(refresh.state())) {
            return Look.is(refresh.state());
        }
        plan.watch().stayQuiet(cloud.metrics());
        return switch (refresh.state()) {
            case PENDING, IN_PROGRESS, BAKING ->
                Look.<Refresh.State>notYet(FleetRefresh.status(refresh))
                        .with(Map.of("replaced %", (double) refresh.percentComplete()));
            default ->
                throw OperationFailed.because(
                        "the refresh of %s did not succeed: %s".formatted(plan.group(), FleetRefresh.status(refresh)));
        };
    }
}
