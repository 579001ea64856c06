package io.jenkins.plugins.slipway.jenkins.operation;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.rollback.RollbackPlan;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Scripts;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecReader;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The way back from what a build delivered, asked for by a person on its page, long after the build. */
public final class RollbackByHand {
    /** Nothing is baked on the way back: should a script of the spec be run all the same, it fails. */
    private static final Scripts UNREAD = script -> "exit 1";

    private final ControllerOperations operations;
    private final Release release;
    private final Spec spec;
    private final EnvironmentSpec environment;

    /**
     * Of a release that a build brought.
     *
     * @param text the spec that the build used
     * @throws OperationFailed with REFUSED when the operation brought no release, or that is not what runs there now
     * @throws io.jenkins.plugins.slipway.spec.InvalidSpec when this version of Slipway reads the spec no more
     */
    public RollbackByHand(ControllerOperations operations, OperationStory delivered, String text) {
        this.operations = operations;
        this.release = present(operations, delivered)
                .orElseThrow(() -> new OperationFailed(
                        Ending.REFUSED,
                        Messages.RollbackByHand_NotPresent(delivered.head().id())));
        this.spec = SpecReader.read(text, "spec", UNREAD);
        this.environment = Optional.ofNullable(spec.environments().get(release.environment()))
                .orElseThrow(() -> new OperationFailed(
                        Ending.REFUSED, Messages.RollbackByHand_NoEnvironment(release.environment())));
    }

    /** The release of an operation, if it is the one to roll back: the last good one in its environment. */
    public static Optional<Release> present(ControllerOperations operations, OperationStory delivered) {
        return delivered
                .release()
                .filter(release -> release.kind() == Release.Kind.DEPLOY || release.kind() == Release.Kind.HOTFIX)
                .filter(release -> operations
                        .ledger()
                        .releases()
                        .lastGood(release.service(), release.environment())
                        .filter(good -> good.id().equals(release.id()))
                        .isPresent());
    }

    public String environment() {
        return environment.name();
    }

    /** All that it will use. */
    public SortedSet<String> connections() {
        return environment.targets().stream()
                .map(TargetSpec::connection)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A name for it. */
    public OperationId newId() {
        var now = operations.delivery(spec, environment).now();
        return OperationId.of(now, "rollback", spec.service(), RandomGenerator.getDefault());
    }

    /**
     * Plans it, begins it and lets it run.
     *
     * @param build on whose page it was asked for
     * @throws OperationFailed with REFUSED and every finding
     * @throws io.jenkins.plugins.slipway.operation.LeaseHeld when another operation is under way there
     */
    public void start(OperationId id, String build, String by) {
        var delivery = operations.delivery(spec, environment);
        var planning = delivery.planning(spec, environment.name());
        delivery.operations().refuseUnfinished(planning.fleetTargets());
        operations.endedJustNow(planning.fleetTargets(), spec.service()).ifPresent(ended -> {
            throw new OperationFailed(Ending.REFUSED, Messages.RollbackByHand_Soon(ended));
        });
        var planned = planning.rollback()
                .labelled(ControllerOperations.BUILD, build)
                .labelled(ControllerOperations.CONTROLLER, operations.controller());
        requireSameRelease(planned.plan());
        delivery.operations().start(planned.verb(), planned.plan(), planned.targets(), planned.labels(), by, id);
        operations.run(id);
    }

    /** The ledger and the world could differ: somebody has deployed by other means. */
    private void requireSameRelease(RollbackPlan plan) {
        var rolledBack = plan.release().rollsBack();
        if (!rolledBack.equals(Optional.of(release.id()))) {
            throw new OperationFailed(
                    Ending.REFUSED,
                    Messages.RollbackByHand_Other(environment.name(), rolledBack.orElse("?"), release.id()));
        }
    }
}
