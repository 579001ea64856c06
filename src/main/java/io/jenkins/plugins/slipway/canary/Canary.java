package io.jenkins.plugins.slipway.canary;

import io.jenkins.plugins.slipway.change.Claim;
import io.jenkins.plugins.slipway.change.DeleteTemplateVersion;
import io.jenkins.plugins.slipway.change.NumberedVersion;
import io.jenkins.plugins.slipway.change.ReleaseRecord;
import io.jenkins.plugins.slipway.change.RestoreFleet;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Verb;
import io.jenkins.plugins.slipway.release.NewRelease;
import io.jenkins.plugins.slipway.release.Releases;
import java.time.Clock;
import java.util.List;

/** canary: an image that exists already is tried on a share of the traffic; at the end all traffic is back on stable. */
public final class Canary implements Verb<Canary.ImagePlan> {
    private final Clouds clouds;
    private final Clock clock;
    private final Releases releases;

    public Canary(Clouds clouds, Clock clock, Releases releases) {
        this.clouds = clouds;
        this.clock = clock;
        this.releases = releases;
    }

    /**
     * A canary's plan with the image that is tried.
     *
     * @param wayBack how the stable group looks when nothing of this is left
     */
    public record ImagePlan(CanaryPlan canary, String imageId, NewRelease release, RestoreFleet wayBack)
            implements Plan {
        @Override
        public List<CanaryAction> actions() {
            return canary.actions();
        }
    }

    /** What a canary that passed leaves behind. */
    public record Passed(String imageId, List<Integer> weights) {}

    @Override
    public String name() {
        return "canary";
    }

    @Override
    public Class<ImagePlan> planType() {
        return ImagePlan.class;
    }

    @Override
    public Passed run(ImagePlan plan, Run run) {
        var canary = plan.canary();
        var running = new RunCanary(clouds, clock, run, canary);
        var release = plan.release().begin(run.id(), run.now("began"));
        ReleaseRecord.begin(run, releases, release, List.of(plan.wayBack()));
        Claim.take(run, clouds, canary.place(), canary.group());
        var version = NumberedVersion.create(
                run, clouds, canary.place(), canary.group(), canary.templateId(), canary.goodVersion(), plan.imageId());
        var standing = running.shift(version, () -> ReleaseRecord.reachedUsers(run, releases, release.id()));
        running.retire(standing);
        new DeleteTemplateVersion(
                        canary.place(),
                        canary.group(),
                        canary.templateId(),
                        run.id().value())
                .delete(run, clouds);
        ReleaseRecord.tried(run, releases, release.id());
        Claim.end(run, clouds, canary.place(), canary.group());
        return new Passed(plan.imageId(), canary.how().weights());
    }
}
