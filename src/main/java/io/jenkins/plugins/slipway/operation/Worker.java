package io.jenkins.plugins.slipway.operation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** A process that starts nothing itself: it goes on with those open operations of a ledger that nobody works on. */
public final class Worker implements AutoCloseable {
    private static final int MANY = 10_000;

    /** Hears what becomes of the operations; ends and troubles on the thread that ran them. */
    public interface Listener {
        /** @param before who had it until his lease ran out; empty when he let go of it */
        default void taken(OperationRecord operation, Optional<Lease> before) {}

        /** It has ended, here or elsewhere. */
        default void ended(OperationId id, Outcome outcome) {}

        /** It is tried again, unless it is a {@link JournalMismatch}: that waits for an abort or a version that knows it. */
        default void troubled(OperationId id, RuntimeException trouble) {}
    }

    private final Operations operations;
    private final Engine engine;
    private final Predicate<OperationRecord> mine;
    private final Listener listener;
    private final Scheduler scheduler;
    private final Set<OperationId> taken = ConcurrentHashMap.newKeySet();

    /**
     * @param operations closed with this
     * @param mine whether this process has what the operation needs: its connections
     * @param hands number of threads, 1 to 64
     */
    public Worker(Operations operations, Predicate<OperationRecord> mine, int hands, Listener listener) {
        this.operations = operations;
        this.engine = operations.engine();
        this.mine = mine;
        this.listener = listener;
        this.scheduler = new Scheduler(operations, engine.clock(), hands, new Forgetting());
    }

    /** Takes over what is free now. To be called every few seconds. @return how many */
    public int look() {
        var count = 0;
        for (var operation : engine.journals().list(true, MANY)) {
            if (!taken.contains(operation.id()) && mine.test(operation) && takeOver(operation)) {
                count++;
            }
        }
        return count;
    }

    private boolean takeOver(OperationRecord operation) {
        var last = engine.leases().current(Lease.nameOf(operation.id()));
        if (last.isPresent() && isWithin(last.get()) || !operations.takeOver(operation.id())) {
            return false;
        }
        taken.add(operation.id());
        listener.taken(operation, last);
        scheduler.submit(operation.id());
        return true;
    }

    /** Or so recently that a call of its holder may be under way. */
    private boolean isWithin(Lease lease) {
        return engine.leases().now().isBefore(lease.expires().plus(engine.callLimit()));
    }

    /** How many it works on. */
    public int size() {
        return taken.size();
    }

    /** When the next of its operations is due; empty while one is running, or when there is none. */
    public Optional<Instant> next() {
        return scheduler.next();
    }

    /** The clock was moved by hand. */
    public void clockMoved() {
        scheduler.clockMoved();
    }

    /** Lets each operation come to its next park and lets go of all; nothing is aborted, anybody may go on with them. */
    @Override
    public void close() throws InterruptedException {
        scheduler.close();
    }

    private final class Forgetting implements Scheduler.Listener {
        @Override
        public void ended(OperationId id, Outcome outcome) {
            taken.remove(id);
            listener.ended(id, outcome);
        }

        @Override
        public void troubled(OperationId id, RuntimeException trouble) {
            listener.troubled(id, trouble);
        }
    }
}
