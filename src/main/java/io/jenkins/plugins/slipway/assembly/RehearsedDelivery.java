package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsSettings;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.Notifier;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Waiter;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.Rehearsal;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** A delivery against an AWS in this process, in virtual time: waiting moves the clock. */
public final class RehearsedDelivery implements AutoCloseable {
    private final VirtualClock clock;
    private final Clock own;
    private final Duration ahead;
    private final Rehearsal rehearsal;
    private final Ledger ledger;
    private final AwsClouds clouds;
    private final Progress progress;
    private final Delivery delivery;

    /** With a fresh ledger in memory. */
    public RehearsedDelivery(Settings settings, Estate estate, Progress progress) {
        this(settings, estate, new VirtualClock(settings.start()), Ledger::inMemory, progress);
    }

    /**
     * @param clock begins at {@code settings.start()}
     * @param ledger opens one whose leases go by the given clock; it is closed with this
     */
    public RehearsedDelivery(
            Settings settings, Estate estate, VirtualClock clock, Function<Clock, Ledger> ledger, Progress progress) {
        this.clock = clock;
        this.ahead = settings.faults().clockAhead();
        this.own = ahead.isZero() ? clock : Clock.offset(clock, ahead);
        this.rehearsal = Rehearsal.of(settings, estate, clock);
        this.ledger = ledger.apply(clock);
        this.clouds = clouds(settings.seed());
        this.progress = progress;
        this.delivery = new Delivery(clouds, this.ledger, own, "rehearsal", progress);
    }

    /** New clients of the same world. */
    public AwsClouds clouds(long seed) {
        return new AwsClouds(AwsSettings.rehearsal(rehearsal.http(), own, clock::advance, seed));
    }

    /**
     * Another process on the same machine, ledger and clouds; to be closed by the caller.
     *
     * @param journals the ledger's, as it reaches them
     */
    public Delivery join(String holder, Journals journals) {
        return new Delivery(
                Delivery.Parts.of(clouds, ledger, own, holder).through(journals).telling(progress, Notifier.NONE));
    }

    /** What time it is in the world when the delivery's clock shows this. */
    public Instant inTheWorld(Instant own) {
        return own.minus(ahead);
    }

    /** Runs an operation to its end; its waits cost no time. */
    public Outcome run(OperationId id) throws InterruptedException {
        return run(id, clock::advanceTo);
    }

    /** @param waiter lets the world's time pass to an instant */
    public Outcome run(OperationId id, Waiter waiter) throws InterruptedException {
        return delivery.operations().drive(id, wake -> waiter.await(inTheWorld(wake)));
    }

    public Delivery delivery() {
        return delivery;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Rehearsal rehearsal() {
        return rehearsal;
    }

    /** The world's; where clocks differ, the delivery goes by another. */
    public VirtualClock clock() {
        return clock;
    }

    @Override
    public void close() {
        delivery.close();
        clouds.close();
        ledger.close();
    }
}
