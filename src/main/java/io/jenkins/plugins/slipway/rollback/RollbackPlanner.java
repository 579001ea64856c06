package io.jenkins.plugins.slipway.rollback;

import io.jenkins.plugins.slipway.change.RunningRelease;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.TemplateVersion;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.release.NewRelease;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Releases;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import java.util.List;
import java.util.Optional;

/** Finds what a group ran before its present release, and proves that it can run it again. */
public final class RollbackPlanner {
    private final Clouds clouds;
    private final Releases releases;

    public RollbackPlanner(Clouds clouds, Releases releases) {
        this.clouds = clouds;
        this.releases = releases;
    }

    /** @throws OperationFailed with REFUSED when no way back is recorded, or its image is gone */
    public RollbackPlan plan(Spec spec, EnvironmentSpec environment, TargetSpec target) {
        var place = new Place(target.connection(), target.region());
        var cloud = place.open(clouds, Fence.NONE);
        var what = "rollback of group %s in %s".formatted(target.group().orElseThrow(), place);
        var fleet = cloud.fleets().find(target.group().orElseThrow());
        new Findings()
                .require(
                        fleet.isPresent(),
                        "there is no Auto Scaling group %s in %s"
                                .formatted(target.group().orElseThrow(), place))
                .refuseAny(what);
        var running = running(cloud, place, fleet.get());
        var present = RunningRelease.at(releases, spec.service(), environment.name(), List.of(running));
        var good = present.flatMap(release -> release.replaced().stream()
                .filter(placement -> placement.group().equals(target.group().orElseThrow())
                        && placement.region().equals(target.region()))
                .findFirst());
        new Findings()
                .require(
                        good.isPresent(),
                        "the ledger knows no release that put version %s on group %s, so not what ran before it either: use the ledger of that release, or deploy the older image with deploy-fleet --image"
                                .formatted(
                                        fleet.get().templateVersion(),
                                        target.group().orElseThrow()))
                .refuseAny(what);
        new Findings().addAll(findings(cloud, good.get())).refuseAny(what);
        return plan(spec, environment, place, fleet.get(), running, present.get(), good.get());
    }

    private static Release.Placement running(Cloud cloud, Place place, Fleet fleet) {
        var version = cloud.templates().version(fleet.templateId(), fleet.templateVersion());
        return new Release.Placement(
                place.connection(),
                place.region(),
                fleet.name(),
                fleet.templateId(),
                version.map(TemplateVersion::number).orElse(0L),
                version.map(TemplateVersion::imageId).orElse(""));
    }

    private static List<String> findings(Cloud cloud, Release.Placement good) {
        var image = cloud.images().find(good.imageId()).filter(found -> found.state() == Image.State.AVAILABLE);
        var version = cloud.templates().version(good.templateId(), String.valueOf(good.templateVersion()));
        return new Findings()
                .require(
                        version.isPresent(),
                        "version %d of launch template %s is gone".formatted(good.templateVersion(), good.templateId()))
                .require(image.isPresent(), "image %s is not available in %s".formatted(good.imageId(), good.region()))
                .list();
    }

    private RollbackPlan plan(
            Spec spec,
            EnvironmentSpec environment,
            Place place,
            Fleet fleet,
            Release.Placement running,
            Release bad,
            Release.Placement good) {
        var before = RunningRelease.at(releases, spec.service(), environment.name(), List.of(good));
        var refresh = environment.refresh();
        return new RollbackPlan(
                place,
                fleet.name(),
                running.templateVersion(),
                good,
                refresh.minHealthy(),
                refresh.maxHealthy(),
                refresh.warmup(),
                fleet.desired(),
                new NewRelease(
                        spec.service(),
                        environment.name(),
                        before.map(Release::version).orElse("before " + bad.version()),
                        before.flatMap(Release::commit),
                        spec.repository(),
                        Release.Kind.ROLLBACK,
                        Optional.of(bad.id()),
                        List.of(running)));
    }
}
