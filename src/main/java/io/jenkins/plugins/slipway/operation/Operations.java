package io.jenkins.plugins.slipway.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts, advances and signals durable operations; safe for many threads, each operation is run by one at a time. */
public final class Operations implements AutoCloseable {
    /** How soon to look again whether another process has ended or lost an operation. */
    private static final Duration WATCH = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
    private final Engine engine;
    private final Map<OperationId, LiveOperation> live = new ConcurrentHashMap<>();

    public Operations(Engine engine) {
        this.engine = engine.shownTo(new QuietProgress(engine.progress()));
    }

    /**
     * Takes the leases of all targets, or none, and journals the plan; nothing is done yet.
     *
     * @throws LeaseHeld when another operation has one of the targets, or has begun something there and not ended
     * @throws IllegalStateException when the id is taken
     * @throws IllegalArgumentException when the plan cannot be journaled
     */
    public <P extends Plan> OperationId start(
            Verb<P> verb,
            P plan,
            List<String> targets,
            Map<String, String> labels,
            String requestedBy,
            OperationId id) {
        return start(verb, plan, targets, labels, requestedBy, id, () -> {});
    }

    /**
     * As {@link #start(Verb, Plan, List, Map, String, OperationId)}.
     *
     * @param admission asked while the leases are held and nothing is written; what it throws leaves everything as it was
     */
    public <P extends Plan> OperationId start(
            Verb<P> verb,
            P plan,
            List<String> targets,
            Map<String, String> labels,
            String requestedBy,
            OperationId id,
            Runnable admission) {
        engine.verbs().get(verb.name());
        if (engine.journals().find(id).isPresent()) {
            throw new IllegalStateException("operation " + id + " exists already");
        }
        var data = JournalJson.tree(plan);
        Journal.checkSize(Entry.Kind.PLAN, "", "plan", data.toString());
        JournalJson.read(data, verb.planType());
        var now = engine.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        var sorted = targets.stream().distinct().sorted().toList();
        var head = new OperationRecord(
                id, verb.name(), sorted, Map.copyOf(labels), requestedBy, Journal.VERSION, now, Optional.empty());
        var operation = new LiveOperation(engine, head, false);
        operation.hold().take();
        try {
            refuseUnfinished(sorted);
            admission.run();
            var epoch = operation.hold().lease().epoch();
            engine.journals().create(head, new Entry(0, "", Entry.Kind.PLAN, "plan", data, now, epoch));
        } catch (RuntimeException e) {
            operation.hold().release();
            throw e;
        }
        live.put(id, operation);
        engine.progress().planned(id, plan);
        return id;
    }

    /**
     * Nothing may be planned on a target where an operation of this ledger has begun something and not ended.
     *
     * @throws LeaseHeld naming that operation
     */
    public void refuseUnfinished(List<String> targets) {
        for (var target : targets) {
            engine.journals().openAt(target).stream().findFirst().ifPresent(other -> {
                throw LeaseHeld.byUnfinished(target, other);
            });
        }
    }

    /**
     * Replays the operation once from the top, to its next park or its end.
     *
     * @throws JournalMismatch when journal and code do not fit; nothing was written, it can still be aborted
     * @throws IllegalArgumentException when there is no such operation
     */
    public Step advance(OperationId id) {
        var operation = live.computeIfAbsent(id, this::load);
        synchronized (operation) {
            var step = advance(operation);
            if (step instanceof Step.Ended) {
                live.remove(id, operation);
            }
            return step;
        }
    }

    /**
     * Takes the leases of an operation that nobody has, without running it.
     *
     * @return false when it has ended or is somebody else's
     */
    boolean takeOver(OperationId id) {
        var operation = live.computeIfAbsent(id, this::load);
        synchronized (operation) {
            try {
                if (find(id).outcome().isEmpty()) {
                    operation.take();
                    return true;
                }
            } catch (LeaseHeld faster) {
                LOG.debug("operation {} was taken by another process", id, faster);
            } catch (Halt halt) {
                operation.forgetJournal();
                throw halt.reason();
            }
            live.remove(id, operation);
            return false;
        }
    }

    Engine engine() {
        return engine;
    }

    private LiveOperation load(OperationId id) {
        return new LiveOperation(engine, find(id), true);
    }

    private OperationRecord find(OperationId id) {
        return engine.journals()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException("there is no operation " + id + " in this ledger"));
    }

    private Step advance(LiveOperation operation) {
        try {
            if (!operation.hold().isHeld()) {
                var outcome = find(operation.id()).outcome();
                if (outcome.isPresent()) {
                    return new Step.Ended(outcome.get());
                }
            }
            operation.take();
            var outcome = operation.run();
            operation.hold().release();
            return new Step.Ended(outcome);
        } catch (Park park) {
            var renewBy = operation.hold().renewBy();
            return new Step.Parked(park.wake().isBefore(renewBy) ? park.wake() : renewBy, park.getMessage());
        } catch (LeaseHeld held) {
            return new Step.Parked(whenFree(held.lease()), held.getMessage(), Optional.of(held.lease()));
        } catch (Halt halt) {
            operation.forgetJournal();
            if (halt.reason() instanceof LeaseLost) {
                operation.hold().forget();
                return new Step.Parked(now().plus(WATCH), halt.getMessage());
            }
            if (halt.reason() instanceof IllegalStateException) {
                takeAgain(operation);
            }
            throw halt.reason();
        }
    }

    /** The store would not have the next entry. @throws JournalBehind when it has lost earlier ones */
    private static void takeAgain(LiveOperation operation) {
        try {
            operation.take();
        } catch (Halt halt) {
            throw halt.reason();
        }
    }

    private Instant whenFree(Lease lease) {
        var free = Duration.between(engine.leases().now(), lease.expires()).plus(engine.callLimit());
        var bounded = free.compareTo(WATCH) < 0 ? free : WATCH;
        return now().plus(bounded.isNegative() || bounded.isZero() ? Duration.ofSeconds(1) : bounded);
    }

    /**
     * Runs the operation to its end on the calling thread; a store that is gone for a while is waited for.
     *
     * @throws JournalMismatch as {@link #advance}
     * @throws StoreUnavailable when somebody has to do something about it; the operation stays as it was
     */
    public Outcome drive(OperationId id, Waiter waiter) throws InterruptedException {
        var isGone = false;
        while (true) {
            var wake = now().plus(WATCH);
            try {
                var step = advance(id);
                if (step instanceof Step.Ended ended) {
                    return ended.outcome();
                }
                isGone = false;
                wake = ((Step.Parked) step).wake();
            } catch (StoreUnavailable gone) {
                if (!gone.isPassing()) {
                    throw gone;
                }
                if (!isGone) {
                    engine.progress().noted(id, now(), "waiting, nothing is done meanwhile: " + gone.getMessage());
                }
                isGone = true;
            }
            waiter.await(wake);
        }
    }

    /** Tells any operation of this ledger something; whoever runs it takes it in. @throws IllegalStateException when there is none */
    public void signal(OperationId id, Signal signal) {
        engine.journals().send(id, signal);
    }

    /** Asks an operation to stop and to take back what it did; a second time: to stop taking back as well. */
    public void abort(OperationId id, String by, String reason) {
        tell(id, Signal.ABORT, by, reason);
    }

    /** Asks an operation to begin nothing new until {@link #resume}; what runs goes on, and an abort is still heard. */
    public void pause(OperationId id, String by, String reason) {
        tell(id, Signal.PAUSE, by, reason);
    }

    /** Ends a pause. */
    public void resume(OperationId id, String by, String reason) {
        tell(id, Signal.RESUME, by, reason);
    }

    /** Opens the gate that waits for an approval, or the next that will. */
    public void approve(OperationId id, String by, String reason) {
        tell(id, Signal.APPROVE, by, reason);
    }

    private void tell(OperationId id, String kind, String by, String reason) {
        signal(id, new Signal(kind, by, reason, now().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Whether a signal has arrived since the operation was last advanced here. */
    public boolean isSignalled(OperationId id) {
        var operation = live.get(id);
        return operation != null && engine.journals().signals(id).size() != operation.signalsSeen();
    }

    /** Frees the leases of an operation that waits, so that another process can go on with it at once. */
    public void letGo(OperationId id) {
        var operation = live.get(id);
        if (operation != null) {
            synchronized (operation) {
                live.remove(id, operation);
                operation.hold().release();
            }
        }
    }

    /** Lets go of everything. */
    @Override
    public void close() {
        new ArrayList<>(live.keySet()).forEach(this::letGo);
    }

    private Instant now() {
        return engine.clock().instant();
    }
}
