package io.jenkins.plugins.slipway.rollback;

import io.jenkins.plugins.slipway.change.RestoreFleet;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Action;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.release.NewRelease;
import io.jenkins.plugins.slipway.release.Release;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a group goes back.
 *
 * @param present numbered version that runs now
 * @param good what it returns to
 */
public record RollbackPlan(
        Place place,
        String group,
        long present,
        Release.Placement good,
        int minHealthy,
        int maxHealthy,
        Optional<Duration> warmup,
        int instances,
        NewRelease release)
        implements Plan {
    /** One line of the plan of a rollback. */
    public sealed interface Step extends Action {}

    record Return(String group, int instances, long from, long to, String imageId) implements Step {
        @Override
        public String describe() {
            return "return the %d instances of %s from version %d to version %d (%s)"
                    .formatted(instances, group, from, to, imageId);
        }
    }

    RestoreFleet way(long version) {
        return new RestoreFleet(place, group, good.templateId(), version, minHealthy, maxHealthy, warmup);
    }

    @Override
    public List<Step> actions() {
        return List.of(new Return(group, instances, present, good.templateVersion(), good.imageId()));
    }
}
