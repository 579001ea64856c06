package io.jenkins.plugins.slipway.rollback;

import io.jenkins.plugins.slipway.change.RunningRelease;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.TemplateVersion;
import io.jenkins.plugins.slipway.estate.TargetedFleet;
import io.jenkins.plugins.slipway.estate.TargetedWave;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.release.NewRelease;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Releases;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Finds what fleets ran before their present release, and proves that they can run it again. */
public final class RollbackPlanner {
    private final Clouds clouds;
    private final Releases releases;
    private final Unread unread;

    public RollbackPlanner(Clouds clouds, Releases releases, Unread unread) {
        this.clouds = clouds;
        this.releases = releases;
        this.unread = unread;
    }

    /** A fleet with what it runs. */
    private record Running(String wave, TargetedFleet targeted, Release.Placement placement) {
        FleetReturn backTo(Release.Placement good, EnvironmentSpec environment) {
            var refresh = environment.refresh();
            return new FleetReturn(
                    targeted.place(),
                    targeted.fleet().name(),
                    placement.templateVersion(),
                    good,
                    refresh.minHealthy(),
                    refresh.maxHealthy(),
                    refresh.warmup(),
                    targeted.fleet().desired(),
                    environment.gates().alarms());
        }

        boolean isIn(List<WaveReturn> waves) {
            return waves.stream()
                    .flatMap(returning -> returning.fleets().stream())
                    .anyMatch(fleet -> placement.sameGroup(fleet.good()));
        }
    }

    /**
     * Only fleets that run the newest release of them all return; one that it never reached, or that has returned, stays.
     *
     * @throws OperationFailed with REFUSED when no way back is recorded, or an image is gone
     */
    public RollbackPlan plan(Spec spec, EnvironmentSpec environment, List<TargetedWave> targeted, WaveChoice choice) {
        var running = targeted.stream()
                .flatMap(wave -> wave.fleets().stream()
                        .map(fleet -> new Running(wave.wave().name(), fleet, running(fleet))))
                .toList();
        var what = "rollback of " + environment.name();
        var placements = running.stream().map(Running::placement).toList();
        var present = RunningRelease.at(releases, spec.service(), environment.name(), placements);
        new Findings().require(present.isPresent(), unknown(running)).refuseAny(what);
        var bad = present.get();
        var returns = returns(environment, targeted, running, bad);
        var chosen = new ArrayList<>(choice.of(returns));
        new Findings()
                .require(
                        !chosen.isEmpty(),
                        "%s runs release %s; it runs in %s: name one of these, or leave out --wave"
                                .formatted(
                                        choice.wave()
                                                .map("no wave '%s'"::formatted)
                                                .orElse("no wave"),
                                        bad.version(),
                                        returns.stream().map(WaveReturn::name).toList()))
                .refuseAny(what);
        Collections.reverse(chosen);
        var plan = new RollbackPlan(
                List.copyOf(chosen),
                release(spec, environment, bad, chosen, placements),
                new ParameterReturns(clouds, spec, environment, bad).plan(staying(running, bad, chosen), unread));
        var findings = new Findings();
        plan.fleets().forEach(fleet -> findings.addAll(findings(fleet)));
        findings.refuseAny(what);
        return plan;
    }

    private Release.Placement running(TargetedFleet targeted) {
        var fleet = targeted.fleet();
        var version = targeted.place()
                .open(clouds, Fence.NONE)
                .templates()
                .version(fleet.templateId(), fleet.templateVersion());
        return new Release.Placement(
                targeted.place().connection(),
                targeted.place().region(),
                fleet.name(),
                fleet.templateId(),
                version.map(TemplateVersion::number).orElse(0L),
                version.map(TemplateVersion::imageId).orElse(""));
    }

    private static List<WaveReturn> returns(
            EnvironmentSpec environment, List<TargetedWave> targeted, List<Running> running, Release bad) {
        return targeted.stream()
                .map(wave -> new WaveReturn(
                        wave.wave().name(),
                        running.stream()
                                .filter(fleet -> fleet.wave().equals(wave.wave().name()))
                                .flatMap(fleet ->
                                        before(bad, fleet.placement())
                                                .map(good -> fleet.backTo(good, environment))
                                                .stream())
                                .toList()))
                .filter(wave -> !wave.fleets().isEmpty())
                .toList();
    }

    /** Waves of which something runs the release afterwards, too. */
    private static List<String> staying(List<Running> running, Release bad, List<WaveReturn> returning) {
        return running.stream()
                .filter(fleet -> bad.placements().contains(fleet.placement()) && !fleet.isIn(returning))
                .map(Running::wave)
                .distinct()
                .toList();
    }

    /** What a group ran before this release; empty where it does not run this release. */
    private static Optional<Release.Placement> before(Release release, Release.Placement running) {
        return release.placements().contains(running)
                ? release.replaced().stream().filter(running::sameGroup).findFirst()
                : Optional.empty();
    }

    private NewRelease release(
            Spec spec,
            EnvironmentSpec environment,
            Release bad,
            List<WaveReturn> waves,
            List<Release.Placement> running) {
        var fleets = waves.stream().flatMap(wave -> wave.fleets().stream()).toList();
        var goods = fleets.stream().map(FleetReturn::good).toList();
        var before = RunningRelease.at(releases, spec.service(), environment.name(), goods);
        return new NewRelease(
                spec.service(),
                environment.name(),
                before.map(Release::version).orElse("before " + bad.version()),
                before.flatMap(Release::commit),
                spec.repository(),
                Release.Kind.ROLLBACK,
                Optional.of(bad.id()),
                running.stream()
                        .filter(placement -> goods.stream().anyMatch(placement::sameGroup))
                        .toList(),
                spec.team());
    }

    private List<String> findings(FleetReturn fleet) {
        var cloud = fleet.place().open(clouds, Fence.NONE);
        var good = fleet.good();
        var image = cloud.images().find(good.imageId()).filter(found -> found.state() == Image.State.AVAILABLE);
        var version = cloud.templates().version(good.templateId(), String.valueOf(good.templateVersion()));
        return new Findings()
                .require(
                        version.isPresent(),
                        "version %d of launch template %s is gone".formatted(good.templateVersion(), good.templateId()))
                .require(image.isPresent(), "image %s is not available in %s".formatted(good.imageId(), good.region()))
                .list();
    }

    private static String unknown(List<Running> running) {
        return running.stream()
                .findFirst()
                .map(fleet ->
                        "the ledger knows no release that put version %d on group %s, so not what ran before it either: use the ledger of that release, or deploy the older image with deploy-fleet --image"
                                .formatted(
                                        fleet.placement().templateVersion(),
                                        fleet.placement().group()))
                .orElse("there is no fleet");
    }
}
