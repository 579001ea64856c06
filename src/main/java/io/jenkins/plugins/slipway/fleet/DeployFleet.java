package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.change.ReleaseRecord;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Verb;
import io.jenkins.plugins.slipway.release.NewRelease;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Released;
import io.jenkins.plugins.slipway.release.Releases;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;

/** deploy-fleet: an image that exists already goes to all fleets of an environment, wave after wave. */
public final class DeployFleet implements Verb<DeployFleet.ImagePlan> {
    private final Clouds clouds;
    private final Clock clock;
    private final Releases releases;

    public DeployFleet(Clouds clouds, Clock clock, Releases releases) {
        this.clouds = clouds;
        this.clock = clock;
        this.releases = releases;
    }

    /**
     * A roll-out with the image that goes there.
     *
     * @param images its id in each region of the fleets
     */
    public record ImagePlan(RolloutPlan rollout, SortedMap<String, String> images, NewRelease release) implements Plan {
        @Override
        public List<FleetAction> actions() {
            return rollout.actions(fleet -> images.get(fleet.place().region()));
        }
    }

    @Override
    public String name() {
        return "deploy-fleet";
    }

    @Override
    public Class<ImagePlan> planType() {
        return ImagePlan.class;
    }

    @Override
    public Released run(ImagePlan plan, Run run) {
        var rollout = plan.rollout();
        var waves = new RollWaves(clouds, clock, run, rollout);
        var release = plan.release().begin(run.id(), run.now("began"));
        ReleaseRecord.begin(run, releases, release, rollout.waysBack());
        waves.claimAndProve();
        for (var wave : rollout.waves()) {
            waves.passGates(wave);
            rollout.settledBy(wave).ifPresent(stays -> waves.settle(stays, releases, release.id()));
            waves.roll(
                    wave,
                    (branch, fleet, rolled) ->
                            roll(branch, fleet, plan.images().get(fleet.place().region()), release, rolled),
                    branch -> ReleaseRecord.deployed(branch, releases, release.id()));
            waves.watch(wave);
        }
        waves.endClaims();
        return Released.of(release);
    }

    private void roll(Run branch, FleetPlan fleet, String imageId, Release release, Runnable rolled) {
        var roll = new RollFleet(clouds, clock, branch, fleet);
        var version = roll.version(imageId);
        ReleaseRecord.placed(branch, releases, release.id(), fleet.placement(version, imageId));
        ReleaseRecord.reachedUsers(branch, releases, release.id());
        var refresh = roll.replaceInstances(version);
        rolled.run();
        roll.watch(refresh);
    }
}
