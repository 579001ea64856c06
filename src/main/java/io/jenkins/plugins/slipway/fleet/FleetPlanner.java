package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.gate.AlarmWatch;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.TargetSpec;

/** Makes the plan of a group's roll-out from the spec and from what runs now. */
public final class FleetPlanner {
    private final Clouds clouds;

    public FleetPlanner(Clouds clouds) {
        this.clouds = clouds;
    }

    /** @throws OperationFailed with REFUSED and every finding, when a rollback would not work or an alarm already fires */
    public FleetPlan plan(EnvironmentSpec environment, TargetSpec target) {
        var place = new Place(target.connection(), target.region());
        var cloud = place.open(clouds, Fence.NONE);
        var what = "deployment of group %s in %s".formatted(target.group().orElseThrow(), place);
        var found = cloud.fleets().find(target.group().orElseThrow());
        new Findings()
                .require(
                        found.isPresent(),
                        "there is no Auto Scaling group %s in %s: check environments.%s.targets"
                                .formatted(target.group().orElseThrow(), place, environment.name()))
                .refuseAny(what);
        var fleet = found.orElseThrow();
        var refresh = environment.refresh();
        new Findings()
                .addAll(new Readiness(clouds, place, Fence.NONE).findings(fleet, refresh.maxHealthy(), ""))
                .addAll(new AlarmWatch(place, environment.gates().alarms()).findings(cloud.metrics()))
                .refuseAny(what);
        var good = cloud.templates()
                .version(fleet.templateId(), fleet.templateVersion())
                .orElseThrow();
        return new FleetPlan(
                place,
                fleet.name(),
                fleet.templateId(),
                good.number(),
                good.imageId(),
                fleet.desired(),
                refresh.minHealthy(),
                refresh.maxHealthy(),
                refresh.warmup(),
                refresh.checkpoints(),
                refresh.checkpointDelay(),
                refresh.bakeTime(),
                environment.gates().alarms());
    }
}
