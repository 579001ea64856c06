package io.jenkins.plugins.slipway.rollback;

import io.jenkins.plugins.slipway.change.RestoreFleet;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.gate.AlarmWatch;
import io.jenkins.plugins.slipway.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How one group goes back.
 *
 * @param present numbered version that runs now
 * @param good what it returns to
 * @param instances desired capacity when the plan was made
 * @param alarms that are told of, and hold nothing up
 */
public record FleetReturn(
        Place place,
        String group,
        long present,
        Release.Placement good,
        int minHealthy,
        int maxHealthy,
        Optional<Duration> warmup,
        int instances,
        List<String> alarms) {
    AlarmWatch watch() {
        return new AlarmWatch(place, alarms);
    }

    RestoreFleet back() {
        return way(good.templateVersion());
    }

    RestoreFleet forward() {
        return way(present);
    }

    private RestoreFleet way(long version) {
        return new RestoreFleet(place, group, good.templateId(), version, minHealthy, maxHealthy, warmup);
    }
}
