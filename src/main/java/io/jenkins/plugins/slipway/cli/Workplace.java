package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.Delivery;
import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.cli.view.Views;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.notify.Notices;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Engine;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Ledger, clouds and verbs while one command works with them, going by the account's own time. */
final class Workplace implements AutoCloseable {
    /** Real time that a target stays taken after its process died; system property {@code slipway.lease.seconds}. */
    private static final Duration LEASE =
            Duration.ofSeconds(Long.getLong("slipway.lease.seconds", Engine.LEASE_LENGTH.toSeconds()));

    private final Tempo tempo;
    private final Views view;
    private final Ledger ledger;
    private final AwsClouds clouds;
    private final Delivery delivery;

    private Workplace(Tempo tempo, Views view, Ledger ledger, AwsClouds clouds, Notices notices) {
        this.tempo = tempo;
        this.view = view;
        this.ledger = ledger;
        this.clouds = clouds;
        this.delivery = new Delivery(
                clouds,
                ledger.journals(),
                ledger.leases(),
                ledger.releases(),
                tempo.clock(),
                Engine.thisProcess(),
                tempo.virtual(LEASE),
                view.progress(),
                notices);
    }

    /** @param console where progress is shown */
    static Workplace open(LedgerOption ledgerOption, CloudOptions cloud, Console console) {
        var tempo = cloud.tempo();
        var notices = new Notices(cloud.connections()::webhook, tempo.clock());
        var clouds = new AwsClouds(cloud.settings(tempo));
        try {
            var ledger = tempo.ledgerClock()
                    .map(clock -> Ledger.open(ledgerOption.address(), clock))
                    .orElseGet(ledgerOption::open);
            return new Workplace(tempo, console.view(tempo.clock()), ledger, clouds, notices);
        } catch (RuntimeException unavailable) {
            clouds.close();
            throw unavailable;
        }
    }

    Delivery delivery() {
        return delivery;
    }

    Ledger ledger() {
        return ledger;
    }

    Tempo tempo() {
        return tempo;
    }

    /** @throws LeaseHeld when another operation has one of the targets */
    OperationId start(PlannedOperation<?> planned) {
        return delivery.start(planned, user(), ThreadLocalRandom.current());
    }

    /**
     * Says who holds a target before a plan is made: what another operation is changing looks broken to a planner.
     *
     * @throws LeaseHeld when one works on it now
     * @throws OperationFailed with REFUSED when one was left open there
     */
    void requireFree(String target) {
        ledger.leases()
                .current(target)
                .filter(lease -> lease.expires().isAfter(ledger.leases().now()))
                .ifPresent(lease -> {
                    throw new LeaseHeld(lease);
                });
        openAt(target).ifPresent(open -> {
            throw new OperationFailed(
                    Ending.REFUSED,
                    "%s belongs to operation %s (%s), which has not ended, and nobody works on it: 'slipway resume %s' or 'slipway abort %s' first"
                            .formatted(target, open.id(), open.verb(), open.id(), open.id()));
        });
    }

    /** The operation that has begun something at this target and has not ended. */
    Optional<OperationRecord> openAt(String target) {
        return ledger.journals().openAt(target).stream().findFirst();
    }

    /** The process that works on it, or did until it ended without a word. */
    Optional<Lease> holderOf(OperationId id) {
        return holderOf(ledger, id);
    }

    static Optional<Lease> holderOf(Ledger ledger, OperationId id) {
        return ledger.leases().current("operation:" + id);
    }

    /** Runs it to its end here; an interruption aborts it, a second one ends that too. */
    Outcome drive(OperationId id) throws InterruptedException {
        var patience = new Patience(ledger.journals(), id, tempo, view::tick);
        try (var interrupts = new Interrupts(name -> interrupted(id, name, patience))) {
            return delivery.operations().drive(id, patience);
        } finally {
            view.close();
        }
    }

    private void interrupted(OperationId id, String name, Patience patience) {
        abort(id, "interrupted by " + name);
        patience.nudge();
        view.progress()
                .noted(
                        id,
                        tempo.clock().instant(),
                        name + ": aborting, everything is taken back; a second one stops that as well");
    }

    void abort(OperationId id, String reason) {
        delivery.operations().abort(id, user(), reason);
    }

    OperationStory story(OperationId id) {
        return OperationStory.of(ledger, id);
    }

    static String user() {
        return System.getProperty("user.name", "unknown");
    }

    @Override
    public void close() {
        view.close();
        delivery.close();
        clouds.close();
        ledger.close();
    }
}
