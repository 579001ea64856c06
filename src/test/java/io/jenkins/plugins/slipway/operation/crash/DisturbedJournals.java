package io.jenkins.plugins.slipway.operation.crash;

import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Signal;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Journals as one process reaches them, with something happening before and after each write; dead once it has crashed. */
public final class DisturbedJournals implements Journals {
    private final Journals real;
    private final BiConsumer<CrashPoint, Entry> disturbance;
    private boolean dead;

    /** @param disturbance may throw {@link SimulatedCrash}, send a signal, move the clock … */
    public DisturbedJournals(Journals real, BiConsumer<CrashPoint, Entry> disturbance) {
        this.real = real;
        this.disturbance = disturbance;
    }

    /** Dies at one point. */
    public static DisturbedJournals crashingAt(Journals real, CrashPoint where) {
        return new DisturbedJournals(real, (point, entry) -> {
            if (point.equals(where)) {
                throw new SimulatedCrash(where + " (" + entry.kind() + " " + entry.path() + entry.name() + ")");
            }
        });
    }

    public boolean isDead() {
        return dead;
    }

    @Override
    public void create(OperationRecord operation, Entry plan) {
        disturb(plan, CrashPoint.Side.BEFORE);
        real.create(operation, plan);
        disturb(plan, CrashPoint.Side.AFTER);
    }

    @Override
    public void append(OperationId id, Lease lease, Entry entry) {
        disturb(entry, CrashPoint.Side.BEFORE);
        real.append(id, lease, entry);
        disturb(entry, CrashPoint.Side.AFTER);
    }

    @Override
    public Optional<OperationRecord> find(OperationId id) {
        return alive().find(id);
    }

    @Override
    public List<OperationRecord> list(boolean openOnly, int limit) {
        return alive().list(openOnly, limit);
    }

    @Override
    public List<OperationRecord> openAt(String target) {
        return alive().openAt(target);
    }

    @Override
    public List<OperationRecord> at(String target, int limit) {
        return alive().at(target, limit);
    }

    @Override
    public List<Entry> read(OperationId id, long fromSeq) {
        return alive().read(id, fromSeq);
    }

    @Override
    public void send(OperationId id, Signal signal) {
        alive().send(id, signal);
    }

    @Override
    public List<Signal> signals(OperationId id) {
        return alive().signals(id);
    }

    private void disturb(Entry entry, CrashPoint.Side side) {
        alive();
        try {
            disturbance.accept(new CrashPoint(entry.seq(), side), entry);
        } catch (SimulatedCrash crash) {
            dead = true;
            throw crash;
        }
    }

    private Journals alive() {
        if (dead) {
            throw new SimulatedCrash("a dead process asks for the ledger");
        }
        return real;
    }
}
