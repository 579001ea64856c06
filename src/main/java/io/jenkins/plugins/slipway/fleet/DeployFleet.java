package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.change.Claim;
import io.jenkins.plugins.slipway.change.ReleaseRecord;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Verb;
import io.jenkins.plugins.slipway.release.NewRelease;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Releases;
import java.util.List;

/** deploy-fleet: an image that exists already goes to one group. */
public final class DeployFleet implements Verb<DeployFleet.ImagePlan> {
    private final Clouds clouds;
    private final Releases releases;

    public DeployFleet(Clouds clouds, Releases releases) {
        this.clouds = clouds;
        this.releases = releases;
    }

    /** A fleet's plan with the image that goes there. */
    public record ImagePlan(FleetPlan fleet, String imageId, NewRelease release) implements Plan {
        @Override
        public List<FleetAction> actions() {
            return fleet.actions();
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
    public Release run(ImagePlan plan, Run run) {
        var fleet = plan.fleet();
        var roll = new RollFleet(clouds, run, fleet);
        var release = plan.release().begin(run.id(), run.now("began"));
        ReleaseRecord.begin(run, releases, release, fleet.wayBack());
        Claim.take(run, clouds, fleet.place(), fleet.group());
        roll.proveReadiness();
        var version = roll.version(plan.imageId());
        ReleaseRecord.placed(run, releases, release.id(), fleet.placement(version, plan.imageId()));
        ReleaseRecord.reachedUsers(run, releases, release.id());
        var refresh = roll.replaceInstances(version);
        ReleaseRecord.deployed(run, releases, release.id());
        roll.watch(refresh);
        Claim.end(run, clouds, fleet.place(), fleet.group());
        return ReleaseRecord.result(run, releases, release.id());
    }
}
