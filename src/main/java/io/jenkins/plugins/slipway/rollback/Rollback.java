package io.jenkins.plugins.slipway.rollback;

import io.jenkins.plugins.slipway.change.Claim;
import io.jenkins.plugins.slipway.change.ReleaseRecord;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Verb;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Releases;

/** rollback after the end of a deployment: a refresh back to what ran before. While one runs, its own abort is the way back. */
public final class Rollback implements Verb<RollbackPlan> {
    private final Clouds clouds;
    private final Releases releases;

    public Rollback(Clouds clouds, Releases releases) {
        this.clouds = clouds;
        this.releases = releases;
    }

    @Override
    public String name() {
        return "rollback";
    }

    @Override
    public Class<RollbackPlan> planType() {
        return RollbackPlan.class;
    }

    @Override
    public Release run(RollbackPlan plan, Run run) {
        var back = plan.way(plan.good().templateVersion());
        var forward = plan.way(plan.present());
        var release = plan.release().begin(run.id(), run.now("began"));
        ReleaseRecord.begin(run, releases, release, forward);
        Claim.take(run, clouds, plan.place(), plan.group());
        ReleaseRecord.placed(run, releases, release.id(), plan.good());
        run.undo("stay on the present version", forward);
        back.restore(run, clouds);
        ReleaseRecord.deployed(run, releases, release.id());
        run.note(
                "returned",
                "every instance of %s runs version %d again"
                        .formatted(plan.group(), plan.good().templateVersion()));
        Claim.end(run, clouds, plan.place(), plan.group());
        return ReleaseRecord.result(run, releases, release.id());
    }
}
