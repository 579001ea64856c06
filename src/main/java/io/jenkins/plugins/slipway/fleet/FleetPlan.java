package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.change.RestoreFleet;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.RefreshOrder;
import io.jenkins.plugins.slipway.estate.Baseline;
import io.jenkins.plugins.slipway.estate.Forecast;
import io.jenkins.plugins.slipway.gate.AlarmWatch;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.release.Release;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How one group is rolled.
 *
 * @param goodVersion the numbered version that runs now, and to which a rollback returns
 * @param goodImage its image
 * @param instances desired capacity when the plan was made
 * @param settlesIn the warmup that counts: the spec's, or the group's own
 * @param boot what a batch takes beyond that, by earlier roll-outs
 * @param held instances that are set aside
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
        List<String> alarms,
        Duration settlesIn,
        Baseline boot,
        Held held) {
    private static final Duration FIRST_CHECK = Duration.ofSeconds(75);
    private static final Duration USUAL_CHECKPOINT_DELAY = Duration.ofHours(1);

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
                true,
                held.onProtected(),
                held.onStandby());
    }

    public Batches batches() {
        return Batches.of(instances, minHealthy, maxHealthy);
    }

    /** From the launch of an instance to its first good health check, which comes while it warms up. */
    public Duration healthyIn() {
        return boot.time().plus(settlesIn.compareTo(FIRST_CHECK) < 0 ? settlesIn : FIRST_CHECK);
    }

    /** Of the replacement of all instances, without the bake time. */
    public Forecast rolling() {
        var batches = batches();
        var halts = checkpoints.stream().filter(percent -> percent < 100).count();
        var time = boot.time()
                .plus(settlesIn)
                .multipliedBy(batches.count())
                .plus(checkpointDelay.orElse(USUAL_CHECKPOINT_DELAY).multipliedBy(halts));
        return Forecast.of(time, batches.surge());
    }

    /** Of the whole roll-out. */
    public Forecast forecast() {
        return rolling().then(Forecast.of(bakeTime));
    }

    /** What has changed about the fleet since another plan was made. */
    List<String> movedSince(FleetPlan other) {
        return new Findings()
                .require(
                        goodVersion == other.goodVersion && templateId.equals(other.templateId),
                        "group %s in %s launches version %d of %s, it was version %d of %s"
                                .formatted(group, place, goodVersion, templateId, other.goodVersion, other.templateId))
                .require(
                        instances == other.instances,
                        "group %s in %s has a desired capacity of %d, it was %d"
                                .formatted(group, place, instances, other.instances))
                .list();
    }

    /** @param newImage its id, or what it will be */
    public List<FleetAction> actions(String newImage) {
        var actions = new ArrayList<FleetAction>();
        actions.add(new FleetAction.NewVersion(group, templateId, goodVersion, goodImage, newImage));
        actions.add(new FleetAction.Refresh(
                group, batches(), minHealthy, maxHealthy, rolling().time(), boot));
        if (held.any()) {
            actions.add(new FleetAction.SetAside(group, held));
        }
        actions.add(new FleetAction.BakeTime(bakeTime, alarms));
        return actions;
    }
}
