package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.ami.BakePlan;
import io.jenkins.plugins.slipway.ami.BakePlanner;
import io.jenkins.plugins.slipway.canary.Canary;
import io.jenkins.plugins.slipway.canary.CanaryPlanner;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.deliver.DeliverPlan;
import io.jenkins.plugins.slipway.deliver.DeliverPlanner;
import io.jenkins.plugins.slipway.estate.TargetedFleet;
import io.jenkins.plugins.slipway.estate.TargetedWave;
import io.jenkins.plugins.slipway.estate.Targets;
import io.jenkins.plugins.slipway.fleet.DeployFleet;
import io.jenkins.plugins.slipway.fleet.FleetPlan;
import io.jenkins.plugins.slipway.fleet.FleetPlanner;
import io.jenkins.plugins.slipway.fleet.PastRolls;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.notify.Notices;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Verb;
import io.jenkins.plugins.slipway.release.NewRelease;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.rollback.ParameterReturn;
import io.jenkins.plugins.slipway.rollback.RollbackPlan;
import io.jenkins.plugins.slipway.rollback.RollbackPlanner;
import io.jenkins.plugins.slipway.rollback.WaveChoice;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * From a spec's environment to planned operations, one per verb. Each reads the world and may refuse with every finding, or
 * with {@code LeaseHeld} while an operation of this ledger is under way on one of the fleets.
 */
public final class Planning {
    private static final String PLAN_AGAIN = "Plan again with 'slipway plan --out', look at it, and run that one.";

    private final Delivery delivery;
    private final Spec spec;
    private final EnvironmentSpec environment;

    Planning(Delivery delivery, Spec spec, EnvironmentSpec environment) {
        this.delivery = delivery;
        this.spec = spec;
        this.environment = environment;
    }

    /** @param commit of the service's repository, or empty */
    public PlannedOperation<DeliverPlan> deliver(String version, Optional<String> commit) {
        var targeted = free();
        var plan = new DeliverPlanner(delivery.clouds(), delivery.clock(), past())
                .plan(spec, environment, targeted, version, commit);
        return planned(delivery.deliver(), plan, version, leases(targeted));
    }

    public PlannedOperation<BakePlan> buildAmi(String version) {
        return buildAmi(version, Optional.empty());
    }

    /** @param finish a good image of an earlier operation whose copies failed, or empty for another bake */
    public PlannedOperation<BakePlan> buildAmi(String version, Optional<String> finish) {
        var planner = new BakePlanner(delivery.clouds(), delivery.clock());
        var places =
                environment.targets().stream().map(Planning::place).distinct().toList();
        var plan = finish.map(id -> planner.finish(spec, home(), places, version, id))
                .orElseGet(() -> planner.plan(spec, home(), places, version));
        return planned(delivery.buildAmi(), plan, version, List.of("image:%s/%s".formatted(home(), spec.service())));
    }

    /**
     * Of the first target that has a listenerRule.
     *
     * @throws OperationFailed with REFUSED when spec or targets have no canary
     */
    public PlannedOperation<Canary.ImagePlan> canary(String imageId, String version, Optional<String> commit) {
        var targeted = free().stream()
                .flatMap(wave -> wave.fleets().stream())
                .filter(fleet -> fleet.target().listenerRule().isPresent())
                .findFirst();
        var canary = targeted.flatMap(
                        fleet -> new CanaryPlanner(delivery.clouds(), delivery.clock()).plan(spec, environment, fleet))
                .orElseThrow(() -> new OperationFailed(
                        Ending.REFUSED,
                        "environment %s of %s has no canary: give the spec a canary and its target a listenerRule"
                                .formatted(environment.name(), spec.service())));
        var fleet = new FleetPlanner(delivery.clouds(), delivery.clock(), past())
                .planReady(environment, targeted.orElseThrow());
        var image = new ImagesByRegion(delivery.clouds(), home()).available(imageId, fleet.place());
        var release = release(Release.Kind.CANARY, version, commit, List.of(fleet.replaced()));
        var plan = new Canary.ImagePlan(canary, image, release, fleet.wayBack());
        return planned(
                delivery.canary(), plan, version, List.of(targeted.orElseThrow().lease()));
    }

    /** @param imageId in the region of the first target; elsewhere the image of the same name is taken */
    public PlannedOperation<DeployFleet.ImagePlan> deployFleet(
            String imageId, String version, Optional<String> commit) {
        var targeted = free();
        var rollout = new FleetPlanner(delivery.clouds(), delivery.clock(), past()).plan(environment, targeted);
        var places = rollout.fleets().stream().map(FleetPlan::place).distinct().toList();
        var plan = new DeployFleet.ImagePlan(
                rollout,
                new ImagesByRegion(delivery.clouds(), home()).of(imageId, places),
                release(Release.Kind.DEPLOY, version, commit, rollout.replaced()));
        return planned(delivery.deployFleet(), plan, version, leases(targeted));
    }

    /**
     * A plan that was saved, exactly as it is.
     *
     * @throws OperationFailed with REFUSED and all that has moved, when the world is not as it was when the plan was made
     */
    public PlannedOperation<?> saved(SavedPlan saved) {
        var mine = Map.of("service", spec.service(), "environment", environment.name());
        var what = "the saved plan to %s %s %s in %s"
                .formatted(
                        saved.verb(),
                        saved.labels().get("service"),
                        saved.labels().get("version"),
                        saved.labels().get("environment"));
        new Findings()
                .require(
                        saved.labels().entrySet().containsAll(mine.entrySet()),
                        "it is not for %s in %s: name the spec and --environment that it was made for, or plan again"
                                .formatted(spec.service(), environment.name()))
                .refuseAny(what);
        return switch (saved.verb()) {
            case "deliver" -> saved(saved.as(DeliverPlan.class), what);
            case "deploy-fleet" -> saved(saved.as(DeployFleet.ImagePlan.class), what);
            default ->
                throw new OperationFailed(
                        Ending.REFUSED, what + " cannot be run from a file: only deliver and deploy-fleet can");
        };
    }

    private PlannedOperation<DeliverPlan> saved(DeliverPlan plan, String what) {
        var now = deliver(plan.release().version(), plan.release().commit());
        new Findings()
                .addAll(now.plan().movedSince(plan))
                .require(
                        delivery.clock().instant().isBefore(plan.bake().expires()),
                        "it expired at %s: what it makes would count as left over at once"
                                .formatted(plan.bake().expires()))
                .refuseAny(what, PLAN_AGAIN);
        return planned(delivery.deliver(), plan, plan.release().version(), now.targets());
    }

    private PlannedOperation<DeployFleet.ImagePlan> saved(DeployFleet.ImagePlan plan, String what) {
        var now = deployFleet(
                plan.images().get(home().region()),
                plan.release().version(),
                plan.release().commit());
        new Findings()
                .addAll(now.plan().rollout().movedSince(plan.rollout()))
                .require(
                        now.plan().images().equals(plan.images()),
                        "the image has other ids now: " + now.plan().images())
                .refuseAny(what, PLAN_AGAIN);
        return planned(delivery.deployFleet(), plan, plan.release().version(), now.targets());
    }

    /** Back to what ran before the present release. */
    public PlannedOperation<RollbackPlan> rollback() {
        return rollback(WaveChoice.ALL);
    }

    /** Back to what ran before the present release, in some of the waves. */
    public PlannedOperation<RollbackPlan> rollback(WaveChoice waves) {
        var targeted = free();
        var plan = new RollbackPlanner(delivery.clouds(), delivery.releases(), Planning::lookOrPlan)
                .plan(spec, environment, targeted, waves);
        return planned(delivery.rollback(), plan, plan.release().version(), leases(targeted));
    }

    /** A rollback is refused by nothing that it can do without. */
    private static Optional<ParameterReturn> lookOrPlan(
            Supplier<Optional<ParameterReturn>> look, Function<String, ParameterReturn> unread) {
        try {
            return look.get();
        } catch (CloudFault fault) {
            return Optional.of(unread.apply(fault.getMessage()));
        }
    }

    /** The leases that an operation on the fleets of this environment holds, sorted. */
    public List<String> fleetTargets() {
        return leases(new Targets(delivery.clouds()).waves(environment));
    }

    /** What the last image of this service was published as, in the region of the first target. */
    public Optional<String> publishedImage() {
        return home().open(delivery.clouds(), Fence.NONE)
                .parameters()
                .get(spec.image().parameter());
    }

    private PastRolls past() {
        return PastRolls.of(delivery.journals(), delivery.releases(), spec.service(), environment.name());
    }

    /** Where the image is baked. */
    private Place home() {
        return place(environment.targets().get(0));
    }

    private static Place place(TargetSpec target) {
        return new Place(target.connection(), target.region());
    }

    /** A plan made beside a running operation would be made of a world in motion. */
    private List<TargetedWave> free() {
        var targeted = new Targets(delivery.clouds()).waves(environment);
        delivery.operations().refuseUnfinished(leases(targeted));
        return targeted;
    }

    /** In one order everywhere, so that two who want the same fleets never wait for each other. */
    private static List<String> leases(List<TargetedWave> targeted) {
        return targeted.stream()
                .flatMap(wave -> wave.fleets().stream())
                .map(TargetedFleet::lease)
                .sorted()
                .toList();
    }

    private NewRelease release(
            Release.Kind kind, String version, Optional<String> commit, List<Release.Placement> replaced) {
        return new NewRelease(
                spec.service(),
                environment.name(),
                version,
                commit,
                spec.repository(),
                kind,
                Optional.empty(),
                replaced,
                spec.team());
    }

    private <P extends Plan> PlannedOperation<P> planned(Verb<P> verb, P plan, String version, List<String> leases) {
        var labels =
                new TreeMap<>(Map.of("service", spec.service(), "environment", environment.name(), "version", version));
        labels.putAll(Notices.labels(spec.notifications()));
        return new PlannedOperation<>(verb, plan, leases, labels);
    }
}
