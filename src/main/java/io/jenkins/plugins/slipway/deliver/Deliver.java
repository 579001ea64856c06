package io.jenkins.plugins.slipway.deliver;

import io.jenkins.plugins.slipway.ami.BuildAmi;
import io.jenkins.plugins.slipway.canary.RunCanary;
import io.jenkins.plugins.slipway.change.Claim;
import io.jenkins.plugins.slipway.change.ReleaseRecord;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.fleet.RollFleet;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Verb;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Releases;
import java.time.Clock;

/** deliver: the verbs in order. What fails or is aborted anywhere is taken back in reverse. */
public final class Deliver implements Verb<DeliverPlan> {
    private final Clouds clouds;
    private final Clock clock;
    private final Releases releases;

    public Deliver(Clouds clouds, Clock clock, Releases releases) {
        this.clouds = clouds;
        this.clock = clock;
        this.releases = releases;
    }

    @Override
    public String name() {
        return "deliver";
    }

    @Override
    public Class<DeliverPlan> planType() {
        return DeliverPlan.class;
    }

    @Override
    public Release run(DeliverPlan plan, Run run) {
        var fleet = plan.fleet();
        var roll = new RollFleet(clouds, run, fleet);
        var canary = plan.canary().map(planned -> new RunCanary(clouds, clock, run, planned));
        var release = plan.release().begin(run.id(), run.now("began"));

        ReleaseRecord.begin(run, releases, release, fleet.wayBack());
        Claim.take(run, clouds, fleet.place(), fleet.group());
        roll.proveReadiness();
        var image = new BuildAmi(clouds).run(plan.bake(), run);
        var version = roll.version(image.in(fleet.place().region()));
        ReleaseRecord.placed(
                run,
                releases,
                release.id(),
                fleet.placement(version, image.in(fleet.place().region())));

        // the canary keeps its last weight until the stable group runs the new version
        var standing = canary.map(shift -> shift.shift(version, () -> reachedUsers(run, release)));
        if (standing.isEmpty()) {
            reachedUsers(run, release);
        }
        var refresh = roll.replaceInstances(version);
        ReleaseRecord.deployed(run, releases, release.id());
        roll.watch(refresh);
        standing.ifPresent(stands -> canary.orElseThrow().retire(stands));

        Claim.end(run, clouds, fleet.place(), fleet.group());
        return ReleaseRecord.result(run, releases, release.id());
    }

    private void reachedUsers(Run run, Release release) {
        ReleaseRecord.reachedUsers(run, releases, release.id());
    }
}
