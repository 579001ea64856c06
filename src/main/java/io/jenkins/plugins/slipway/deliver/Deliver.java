package io.jenkins.plugins.slipway.deliver;

import io.jenkins.plugins.slipway.ami.BakedImage;
import io.jenkins.plugins.slipway.ami.BuildAmi;
import io.jenkins.plugins.slipway.canary.RunCanary;
import io.jenkins.plugins.slipway.change.ReleaseRecord;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.fleet.FleetPlan;
import io.jenkins.plugins.slipway.fleet.RollFleet;
import io.jenkins.plugins.slipway.fleet.RollWaves;
import io.jenkins.plugins.slipway.operation.Branch;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Verb;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Released;
import io.jenkins.plugins.slipway.release.Releases;
import java.time.Clock;
import java.util.List;

/** deliver: the verbs in order. What fails or is aborted anywhere is taken back in reverse. */
public final class Deliver implements Verb<DeliverPlan> {
    private static final String BAKE = "bake";

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
    public Released run(DeliverPlan plan, Run run) {
        var rollout = plan.rollout();
        var waves = new RollWaves(clouds, clock, run, rollout);
        var release = plan.release().begin(run.id(), run.now("began"));
        ReleaseRecord.begin(run, releases, release, rollout.waysBack());
        waves.claimAndProve();
        var image = bake(plan, run);
        for (var wave : rollout.waves()) {
            waves.passGates(wave);
            rollout.settledBy(wave).ifPresent(stays -> {
                // a wave that stays runs on the image, so that the image stays with the first of them, at once
                var alsoKept = rollout.isFirst(stays) ? new String[] {BAKE} : new String[0];
                waves.settle(stays, releases, release.id(), alsoKept);
            });
            waves.roll(
                    wave,
                    (branch, fleet, rolled) -> roll(plan, fleet, branch, image, release, rolled),
                    branch -> ReleaseRecord.deployed(branch, releases, release.id()));
            waves.watch(wave);
        }
        waves.endClaims();
        return Released.of(release);
    }

    /** In a branch of its own, which can be kept. */
    private BakedImage bake(DeliverPlan plan, Run run) {
        var branch =
                new Branch<>(plan.bake().place().region(), baking -> new BuildAmi(clouds).run(plan.bake(), baking));
        return run.all(BAKE, List.of(branch)).get(0);
    }

    private void roll(
            DeliverPlan plan, FleetPlan fleet, Run branch, BakedImage image, Release release, Runnable rolled) {
        var roll = new RollFleet(clouds, clock, branch, fleet);
        var canary = plan.canary(fleet).map(planned -> new RunCanary(clouds, clock, branch, planned));
        var imageId = image.in(fleet.place().region());
        var version = roll.version(imageId);
        ReleaseRecord.placed(branch, releases, release.id(), fleet.placement(version, imageId));
        // the canary keeps its last weight until the stable group runs the new version
        var standing = canary.map(shift -> shift.shift(version, () -> reachedUsers(branch, release)));
        if (standing.isEmpty()) {
            reachedUsers(branch, release);
        }
        var refresh = roll.replaceInstances(version);
        rolled.run();
        roll.watch(refresh);
        standing.ifPresent(stands -> canary.orElseThrow().retire(stands));
    }

    private void reachedUsers(Run run, Release release) {
        ReleaseRecord.reachedUsers(run, releases, release.id());
    }
}
