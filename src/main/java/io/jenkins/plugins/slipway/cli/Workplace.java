package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.Delivery;
import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.bitbucket.publish.Publishing;
import io.jenkins.plugins.slipway.bitbucket.publish.Records;
import io.jenkins.plugins.slipway.cli.view.Views;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.notify.Notices;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Engine;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.Notifier;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.rehearsal.EndpointSilent;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Ledger, clouds and verbs while one command works with them, going by the account's own time. */
final class Workplace implements AutoCloseable {
    /** Real time that a target stays taken after its process died; system property {@code slipway.lease.seconds}. */
    private static final Duration LEASE =
            Duration.ofSeconds(Long.getLong("slipway.lease.seconds", Engine.LEASE_LENGTH.toSeconds()));

    private final Ledger ledger;
    private final Tempo tempo;
    private final Optional<URI> endpoint;
    private final AwsClouds clouds;
    private final Views view;
    private final Delivery delivery;

    Workplace(Ledger ledger, Tempo tempo, Optional<URI> endpoint, AwsClouds clouds, Views view, Notifier notifier) {
        this.ledger = ledger;
        this.tempo = tempo;
        this.endpoint = endpoint;
        this.clouds = clouds;
        this.view = view;
        this.delivery = new Delivery(Delivery.Parts.of(clouds, ledger, tempo.clock(), Engine.thisProcess())
                .pacedBy(tempo, LEASE)
                .telling(view.progress(), notifier));
    }

    /**
     * For operations of one connection that are to be planned and begun.
     *
     * @param ledger stays open when this is closed
     * @param console where progress is shown
     * @throws EndpointSilent when nobody answers where its calls are to go
     */
    static Workplace open(Ledger ledger, CloudOptions cloud, String connection, Console console) {
        var tempo = cloud.answeringTempoOf(connection);
        return open(ledger, cloud, tempo, console.view(tempo.clock()));
    }

    private static Workplace open(Ledger ledger, CloudOptions cloud, Tempo tempo, Views view) {
        return new Workplace(
                ledger,
                tempo,
                cloud.where().endpoint(),
                new AwsClouds(cloud.settings(tempo)),
                view,
                new Notices(cloud.connections()::webhook, tempo.clock())
                        .and(new Publishing(cloud.repositories(), Records.of(ledger), tempo.clock())));
    }

    /**
     * For an operation that was begun before.
     *
     * @throws EndpointSilent when nobody answers where it has to go on
     * @throws WrongUsage when it was begun at an endpoint and another or none is named now: what it made is not there
     */
    static Workplace open(Ledger ledger, CloudOptions cloud, OperationRecord begun, Console console) {
        requireSameEndpoint(cloud.where().endpoint(), begun);
        var tempo = cloud.answeringTempoOf(connectionOf(begun));
        return open(ledger, cloud, tempo, console.view(tempo.clock()));
    }

    /** As {@link #open}, also where nobody answers: for what needs the ledger alone. */
    static Workplace deaf(Ledger ledger, CloudOptions cloud, OperationRecord begun, Console console) {
        requireSameEndpoint(cloud.where().endpoint(), begun);
        return open(ledger, cloud, Tempo.REAL, console.view(Tempo.REAL.clock()));
    }

    /** @throws WrongUsage when it was begun at another endpoint */
    void requireBegunHere(OperationRecord begun) {
        requireSameEndpoint(endpoint, begun);
    }

    private static void requireSameEndpoint(Optional<URI> endpoint, OperationRecord begun) {
        var there = begun.labels().get(OperationText.ENDPOINT);
        var here = endpoint.map(URI::toString);
        if (there != null && !here.equals(Optional.of(there))) {
            throw new WrongUsage("operation %s was begun at the endpoint %s: add '%s %s', or its calls would go to %s"
                    .formatted(begun.id(), there, EndpointOption.NAME, there, here.orElse("AWS itself")));
        }
    }

    /**
     * For any operation of the ledger, with nobody watching.
     *
     * @param ledger stays open when this is closed
     * @throws EndpointSilent when nobody answers where all calls are to go
     */
    static Workplace silent(Ledger ledger, CloudOptions cloud) {
        var tempo = cloud.where().endpoint().map(Tempo::answering).orElse(Tempo.REAL);
        return open(ledger, cloud, tempo, Views.silent());
    }

    private static String connectionOf(OperationRecord begun) {
        return connectionOf(begun.targets().get(0));
    }

    /** @param target {@code kind:connection/region/name} */
    static String connectionOf(String target) {
        return target.substring(target.indexOf(':') + 1, target.indexOf('/'));
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
        return start(planned, () -> {});
    }

    /**
     * Takes the leases and writes the plan.
     *
     * @param admission asked while the leases are held and nothing is written
     * @throws LeaseHeld when another operation has one of the targets
     */
    OperationId start(PlannedOperation<?> planned, Runnable admission) {
        return delivery.start(labelled(planned), user(), ThreadLocalRandom.current(), admission);
    }

    private <P extends Plan> PlannedOperation<P> labelled(PlannedOperation<P> planned) {
        return endpoint.map(url -> planned.labelled(OperationText.ENDPOINT, url.toString()))
                .orElse(planned);
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
        openAt(List.of(target)).ifPresent(open -> {
            throw new OperationFailed(
                    Ending.REFUSED,
                    "%s belongs to operation %s (%s), which has not ended, and nobody works on it: 'slipway resume %s' or 'slipway abort %s' first"
                            .formatted(target, open.id(), open.verb(), open.id(), open.id()));
        });
    }

    /** The operation that has begun something at one of these targets and has not ended. */
    Optional<OperationRecord> openAt(List<String> targets) {
        return targets.stream()
                .flatMap(target -> ledger.journals().openAt(target).stream())
                .findFirst();
    }

    /** The process that works on it, or did until a moment ago. */
    Optional<Lease> holderOf(OperationId id) {
        return holderOf(ledger, id);
    }

    static Optional<Lease> holderOf(Ledger ledger, OperationId id) {
        var leases = ledger.leases();
        return leases.current(Lease.nameOf(id)).filter(lease -> lease.expires().isAfter(leases.now()));
    }

    /** As {@link #drive(OperationId, Leaving)}; an interruption aborts it. */
    Outcome drive(OperationId id) throws InterruptedException {
        return drive(id, Leaving.TAKING_BACK);
    }

    /**
     * Runs it to its end here.
     *
     * @throws LeftOpen when the ledger cannot be written, or is gone when an interruption has to be written there; or when it is
     *     let go of because this process is told to end, or its sign-in has ended
     */
    Outcome drive(OperationId id, Leaving leaving) throws InterruptedException {
        try {
            return new Driving(this, id, leaving, tick -> new Patience(ledger.journals(), id, tempo, tick)).run();
        } finally {
            view.close();
        }
    }

    /** As {@link AwsClouds#signInEnds}. */
    Optional<Instant> signInEnds() {
        return clouds.signInEnds();
    }

    Views view() {
        return view;
    }

    boolean isAbortAsked(OperationId id) {
        return OperationStory.abort(ledger.journals().signals(id)).isPresent();
    }

    void abort(OperationId id, String reason) {
        delivery.operations().abort(id, user(), reason);
    }

    OperationStory story(OperationId id) {
        return OperationText.story(ledger, id);
    }

    static String user() {
        return System.getProperty("user.name", "unknown");
    }

    @Override
    public void close() {
        view.close();
        delivery.close();
        clouds.close();
    }
}
