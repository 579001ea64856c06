package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.change.RestoreFleet;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.RefreshOrder;
import io.jenkins.plugins.slipway.gate.AlarmWatch;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one group is rolled.
 *
 * @param goodVersion the numbered version that runs now, and to which a rollback returns
 * @param goodImage its image
 * @param instances desired capacity when the plan was made
 */
public record FleetPlan(
        Place place,
        String group,
        String templateId,
        long goodVersion,
        String goodImage,
        int instances,
        int minHealthy,
        int maxHealthy,
        Optional<Duration> warmup,
        List<Integer> checkpoints,
        Optional<Duration> checkpointDelay,
        Duration bakeTime,
        List<String> alarms)
        implements Plan {
    /** How the group comes back, from wherever it is. */
    public RestoreFleet wayBack() {
        return new RestoreFleet(place, group, templateId, goodVersion, minHealthy, maxHealthy, warmup);
    }

    public AlarmWatch watch() {
        return new AlarmWatch(place, alarms);
    }

    /** Where a version of this fleet runs. */
    public Release.Placement placement(long version, String imageId) {
        return new Release.Placement(place.connection(), place.region(), group, templateId, version, imageId);
    }

    /** What runs now. */
    public Release.Placement replaced() {
        return placement(goodVersion, goodImage);
    }

    RefreshOrder refreshTo(long version) {
        return new RefreshOrder(
                group,
                templateId,
                version,
                minHealthy,
                maxHealthy,
                warmup,
                checkpoints,
                checkpointDelay,
                bakeTime,
                alarms,
                true,
                true);
    }

    @Override
    public List<FleetAction> actions() {
        return List.of(
                new FleetAction.NewVersion(templateId, goodVersion),
                new FleetAction.Refresh(group, instances, minHealthy, maxHealthy),
                new FleetAction.BakeTime(bakeTime, alarms));
    }
}
