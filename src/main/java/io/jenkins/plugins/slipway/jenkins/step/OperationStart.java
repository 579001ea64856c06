package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.assembly.Delivery;
import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Engine;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import io.jenkins.plugins.slipway.story.PlanText;
import java.io.IOException;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** From what a step asks for to the operation that does it. */
final class OperationStart {
    private static final String HERE = ".";
    private static final Logger LOG = Logger.getLogger(OperationStart.class.getName());

    private final Order order;
    private final Build build;
    private final ControllerOperations operations;
    private volatile Runnable announcement = () -> {};

    OperationStart(Order order, Build build, ControllerOperations operations) {
        this.order = order;
        this.build = build;
        this.operations = operations;
    }

    /** An operation that could be started, or one that is under way and does what is wanted when it is aborted. */
    record Ready(Supplier<OperationId> start, Optional<OperationRecord> underWay) {}

    /** Shows that it begins, if it has begun; may wait for others. */
    void announce() {
        announcement.run();
    }

    /** What this very step began before a restart. */
    Optional<OperationId> begunBefore() {
        return operations.ledger().journals().find(order.id(build)).map(OperationRecord::id);
    }

    /**
     * The lease that this very step took before its controller was killed, which then wrote nothing. Until it has run out, and any call
     * under it with it, nobody may begin there.
     */
    Optional<Lease> leftBehind() {
        var leases = operations.ledger().leases();
        return leases.current(Lease.nameOf(order.id(build)))
                .filter(left -> leases.now().isBefore(left.expires().plus(Engine.CALL_LIMIT)));
    }

    /**
     * Reads spec and world, and asks whether the build may.
     *
     * @throws LeaseHeld when another operation is under way there
     * @throws OperationFailed with REFUSED and every finding
     * @throws StillHidden when the world may not show yet how it is
     */
    Ready plan() throws IOException, InterruptedException {
        var showing = BuildShowing.of(order, build, operations);
        var read = read(showing);
        var environment = order.environment(read.spec());
        build.require(order.work().right(), environment.name(), connections(environment));
        var spec = build.ruled(read.spec());
        var delivery = operations.delivery(spec, environment);
        var planning = delivery.planning(spec, environment.name());
        if (order.work() == Work.ROLLBACK) {
            var open = underWay(planning);
            if (open.isPresent()) {
                show(open.get().id(), read.text());
                return new Ready(() -> open.get().id(), open);
            }
        }
        if (order.work() != Work.BUILD_AMI) {
            // first, so that what ends between the two looks has ended just now
            delivery.operations().refuseUnfinished(planning.fleetTargets());
        }
        operations.endedJustNow(planning.fleetTargets(), spec.service()).ifPresent(ended -> {
            throw new StillHidden(ended);
        });
        var shown = showing.with(read, environment.name());
        var planned = plan(planning, spec, environment, shown);
        var log = build.log();
        log.println(PlanText.headline(planned.verb().name(), planned.labels()));
        PlanText.print(planned.plan(), log);
        log.flush();
        show(order.id(build), read.text());
        var commit = order.commit(build);
        return new Ready(
                () -> {
                    var begun = start(delivery, shown.labelled(planned));
                    announcement = () -> shown.begun(begun);
                    commit.ifPresent(sha -> readCommits(sha, spec.repository()));
                    return begun;
                },
                Optional.empty());
    }

    private SpecSource.Read read(BuildShowing showing) throws IOException, InterruptedException {
        try {
            return order.spec(build);
        } catch (InvalidSpec faults) {
            showing.faulty(faults);
            throw faults;
        }
    }

    private PlannedOperation<?> plan(Planning planning, Spec spec, EnvironmentSpec environment, BuildShowing shown)
            throws IOException, InterruptedException {
        try {
            return order.plan(planning, build);
        } catch (OperationFailed | CloudFault refused) {
            shown.refused(spec, environment.name(), refused.getMessage());
            throw refused;
        }
    }

    /** Beside the operation, which waits for none. A way back goes to commits that are known. */
    private void readCommits(String commit, Optional<String> repository) {
        if (order.work() == Work.ROLLBACK) {
            return;
        }
        operations.threads().run(() -> {
            try {
                new BuildCommits(build, operations).record(HERE, commit, repository, repository);
            } catch (StoreUnavailable away) {
                LOG.log(Level.FINE, "commits are read by the next build", away);
            } catch (InterruptedException goingDown) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Before it begins: one that a killed controller began is on the page, too. Without its page it goes on as well. */
    private void show(OperationId id, String spec) {
        try {
            build.show(id, spec);
        } catch (IOException unsaved) {
            build.log().println(Messages.StepRun_NoPage(unsaved.getMessage()));
        }
    }

    private static TreeSet<String> connections(EnvironmentSpec environment) {
        var names = new TreeSet<String>();
        environment.targets().stream().map(TargetSpec::connection).forEach(names::add);
        return names;
    }

    private Optional<OperationRecord> underWay(Planning planning) {
        var open = planning.fleetTargets().stream()
                .flatMap(target -> operations.ledger().journals().openAt(target).stream())
                .findFirst();
        open.filter(other -> order.choosesWaves()).ifPresent(other -> {
            throw new OperationFailed(Ending.REFUSED, Messages.OperationStart_NotEnded(other.id(), other.verb()));
        });
        return open;
    }

    private <P extends Plan> OperationId start(Delivery delivery, PlannedOperation<P> planned) {
        var labels = planned.labels();
        if (order.work() != Work.BUILD_AMI) {
            operations.ledger().deliveringJobs().bind(operations.controller(), build.job(), labels.get("service"));
        }
        build.audit(
                build.requestedBy(),
                planned.verb().name(),
                Optional.of(order.id(build)),
                Messages.StepResult_Subject(labels.get("service"), labels.get("version"), labels.get("environment")));
        var labelled = planned.labelled(ControllerOperations.BUILD, build.id())
                .labelled(ControllerOperations.CONTROLLER, operations.controller());
        return delivery.operations()
                .start(
                        labelled.verb(),
                        labelled.plan(),
                        labelled.targets(),
                        labelled.labels(),
                        build.requestedBy(),
                        order.id(build));
    }

    /** What is under way takes itself back; a rollback that was left open only goes on. */
    void end(OperationRecord other) {
        var isToldBefore = operations.ledger().journals().signals(other.id()).stream()
                .anyMatch(signal -> signal.kind().equals(Signal.ABORT));
        if (other.verb().equals(Work.ROLLBACK.verb()) || isToldBefore) {
            build.log().println(Messages.OperationStart_GoingOn(other.id()));
        } else {
            build.audit(build.requestedBy(), "abort", Optional.of(other.id()), Messages.OperationStart_RolledBack());
            build.log().println(Messages.OperationStart_Aborting(other.id(), other.verb()));
            operations.abort(other.id(), build.requestedBy(), Messages.OperationStart_RolledBack());
        }
    }

    /** Names the build behind a lease. */
    String words(LeaseHeld held) {
        return operations
                .ledger()
                .journals()
                .find(held.lease().operation())
                .map(other -> Messages.OperationStart_Held(
                        held.lease().target(),
                        other.id(),
                        other.verb(),
                        StepResult.subject(other),
                        Optional.ofNullable(other.labels().get(ControllerOperations.BUILD))
                                .map(Messages::OperationStart_InBuild)
                                .orElse(""),
                        other.requestedBy()))
                .orElseGet(held::getMessage);
    }
}
