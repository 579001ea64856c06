package io.jenkins.plugins.slipway.trial;

import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Signal;
import java.util.List;
import java.util.Optional;

/** Journals as one process reaches them; at one entry something happens to it, once. Nothing is reached once it is killed. */
final class WatchedJournals implements Journals {
    private final Journals real;
    private final Contention when;
    private final Runnable what;
    private boolean happened;
    private boolean killed;

    /** @param what may throw {@link Killed} */
    WatchedJournals(Journals real, Contention when, Runnable what) {
        this.real = real;
        this.when = when;
        this.what = what;
    }

    /** The death of a process: no part of it catches this. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    @Override
    public void append(OperationId id, Lease lease, Entry entry) {
        happen(entry, false);
        reached().append(id, lease, entry);
        happen(entry, true);
    }

    private void happen(Entry entry, boolean after) {
        if (!happened && entry.seq() == when.entry() && after == when.after()) {
            happened = true;
            try {
                what.run();
            } catch (Killed dead) {
                killed = true;
                throw dead;
            }
        }
    }

    private Journals reached() {
        if (killed) {
            throw new Killed();
        }
        return real;
    }

    @Override
    public void create(OperationRecord operation, Entry plan) {
        reached().create(operation, plan);
    }

    @Override
    public Optional<OperationRecord> find(OperationId id) {
        return reached().find(id);
    }

    @Override
    public List<OperationRecord> list(boolean openOnly, int limit) {
        return reached().list(openOnly, limit);
    }

    @Override
    public List<OperationRecord> openAt(String target) {
        return reached().openAt(target);
    }

    @Override
    public List<OperationRecord> at(String target, int limit) {
        return reached().at(target, limit);
    }

    @Override
    public List<Entry> read(OperationId id, long fromSeq) {
        return reached().read(id, fromSeq);
    }

    @Override
    public void send(OperationId id, Signal signal) {
        reached().send(id, signal);
    }

    @Override
    public List<Signal> signals(OperationId id) {
        return reached().signals(id);
    }
}
