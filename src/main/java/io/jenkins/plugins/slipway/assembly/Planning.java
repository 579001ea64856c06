package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.ami.BakePlan;
import io.jenkins.plugins.slipway.ami.BakePlanner;
import io.jenkins.plugins.slipway.canary.Canary;
import io.jenkins.plugins.slipway.canary.CanaryPlanner;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.deliver.DeliverPlan;
import io.jenkins.plugins.slipway.deliver.DeliverPlanner;
import io.jenkins.plugins.slipway.fleet.DeployFleet;
import io.jenkins.plugins.slipway.fleet.FleetPlan;
import io.jenkins.plugins.slipway.fleet.FleetPlanner;
import io.jenkins.plugins.slipway.notify.Notices;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Verb;
import io.jenkins.plugins.slipway.release.NewRelease;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.rollback.RollbackPlan;
import io.jenkins.plugins.slipway.rollback.RollbackPlanner;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From a spec's environment to planned operations, one per verb. Each reads the world and may refuse with every finding, or
 * with {@code LeaseHeld} while an operation of this ledger is under way on the fleet.
 */
public final class Planning {
    private final Delivery delivery;
    private final Spec spec;
    private final EnvironmentSpec environment;
    private final TargetSpec target;
    private final Place place;

    Planning(Delivery delivery, Spec spec, EnvironmentSpec environment) {
        this.delivery = delivery;
        this.spec = spec;
        this.environment = environment;
        this.target = environment.targets().get(0);
        this.place = new Place(target.connection(), target.region());
    }

    /** @param commit of the service's repository, or empty */
    public PlannedOperation<DeliverPlan> deliver(String version, Optional<String> commit) {
        refuseIfBusy();
        var plan = new DeliverPlanner(delivery.clouds(), delivery.clock())
                .plan(spec, environment, target, version, commit);
        return planned(delivery.deliver(), plan, version, fleetTarget());
    }

    public PlannedOperation<BakePlan> buildAmi(String version) {
        return buildAmi(version, Optional.empty());
    }

    /** @param finish a good image of an earlier operation whose copies failed, or empty for another bake */
    public PlannedOperation<BakePlan> buildAmi(String version, Optional<String> finish) {
        var planner = new BakePlanner(delivery.clouds(), delivery.clock());
        var targets = environment.targets().stream()
                .map(each -> new Place(each.connection(), each.region()))
                .distinct()
                .toList();
        var plan = finish.map(id -> planner.finish(spec, place, targets, version, id))
                .orElseGet(() -> planner.plan(spec, place, targets, version));
        return planned(delivery.buildAmi(), plan, version, "image:%s/%s".formatted(place, spec.service()));
    }

    /** @throws OperationFailed with REFUSED when spec or target have no canary */
    public PlannedOperation<Canary.ImagePlan> canary(String imageId, String version, Optional<String> commit) {
        refuseIfBusy();
        var fleet = fleetPlan();
        var canary = new CanaryPlanner(delivery.clouds(), delivery.clock())
                .plan(spec, environment, target)
                .orElseThrow(() -> new OperationFailed(
                        Ending.REFUSED,
                        "environment %s of %s has no canary: give the spec a canary and its target a listenerRule"
                                .formatted(environment.name(), spec.service())));
        var plan = new Canary.ImagePlan(
                canary, available(imageId), release(Release.Kind.CANARY, version, commit, fleet), fleet.wayBack());
        return planned(delivery.canary(), plan, version, fleetTarget());
    }

    public PlannedOperation<DeployFleet.ImagePlan> deployFleet(
            String imageId, String version, Optional<String> commit) {
        refuseIfBusy();
        var fleet = fleetPlan();
        var plan = new DeployFleet.ImagePlan(
                fleet, available(imageId), release(Release.Kind.DEPLOY, version, commit, fleet));
        return planned(delivery.deployFleet(), plan, version, fleetTarget());
    }

    /** Back to what ran before the present release. */
    public PlannedOperation<RollbackPlan> rollback() {
        refuseIfBusy();
        var plan = new RollbackPlanner(delivery.clouds(), delivery.releases()).plan(spec, environment, target);
        return planned(delivery.rollback(), plan, plan.release().version(), fleetTarget());
    }

    /** The lease that a fleet operation of this environment holds. */
    public String fleetTarget() {
        return "fleet:%s/%s".formatted(place, target.group().orElseThrow());
    }

    /** What the last image of this service was published as. */
    public Optional<String> publishedImage() {
        return place.open(delivery.clouds(), Fence.NONE)
                .parameters()
                .get(spec.image().parameter());
    }

    /** A plan made beside a running operation would be made of a world in motion. */
    private void refuseIfBusy() {
        delivery.operations().refuseUnfinished(List.of(fleetTarget()));
    }

    private FleetPlan fleetPlan() {
        return new FleetPlanner(delivery.clouds()).plan(environment, target);
    }

    private String available(String imageId) {
        return place.open(delivery.clouds(), Fence.NONE)
                .images()
                .find(imageId)
                .filter(image -> image.state() == Image.State.AVAILABLE)
                .map(Image::id)
                .orElseThrow(() -> new OperationFailed(
                        Ending.REFUSED,
                        "image %s is not available in %s: bake it there, or copy it".formatted(imageId, place)));
    }

    private NewRelease release(Release.Kind kind, String version, Optional<String> commit, FleetPlan fleet) {
        return new NewRelease(
                spec.service(),
                environment.name(),
                version,
                commit,
                spec.repository(),
                kind,
                Optional.empty(),
                List.of(fleet.replaced()));
    }

    private <P extends Plan> PlannedOperation<P> planned(Verb<P> verb, P plan, String version, String lease) {
        var labels =
                new TreeMap<>(Map.of("service", spec.service(), "environment", environment.name(), "version", version));
        labels.putAll(Notices.labels(spec.notifications()));
        return new PlannedOperation<>(verb, plan, List.of(lease), labels);
    }
}
