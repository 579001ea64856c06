package io.jenkins.plugins.slipway.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs many operations on few threads: a waiting one holds none.
 *
 * <p>Signals of this process are taken in at {@link #wake}, those of others within {@link #SIGNALS_EVERY}.
 */
public final class Scheduler implements AutoCloseable {
    /** How often the ledger is asked for signals to a waiting operation. */
    public static final Duration SIGNALS_EVERY = Duration.ofSeconds(5);

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    /** Hears of ends and troubles, on the thread that ran the operation. */
    public interface Listener {
        default void ended(OperationId id, Outcome outcome) {}

        /** It is tried again, unless it is a {@link JournalMismatch}: that waits for a signal or {@link Scheduler#wake}. */
        default void troubled(OperationId id, RuntimeException trouble) {}

        /** Another process has it, or left its lease behind when it died; tried again when that has run out. */
        default void held(OperationId id, Lease lease) {}
    }

    private final Operations operations;
    private final Clock clock;
    private final Listener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Agenda agenda = new Agenda();
    private final Map<OperationId, Instant> wakes = new HashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private boolean closed;

    /** @param hands number of threads, 1 to 64 */
    public Scheduler(Operations operations, Clock clock, int hands, Listener listener) {
        if (hands < 1 || hands > 64) {
            throw new IllegalArgumentException("from 1 to 64 threads, not " + hands);
        }
        this.operations = operations;
        this.clock = clock;
        this.listener = listener;
        locked(() -> {
            for (int i = 0; i < hands; i++) {
                startHand("slipway-operations-" + i);
            }
        });
    }

    private void startHand(String name) {
        var thread = new Thread(this::work, name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((dead, error) -> {
            LOG.error("an operation failed badly on {}", name, error);
            locked(() -> {
                threads.remove(dead);
                if (!closed) {
                    startHand(name);
                }
            });
        });
        threads.add(thread);
        thread.start();
    }

    /** Runs an operation from now on, until it ends. */
    public void submit(OperationId id) {
        locked(() -> due(id, clock.instant()));
    }

    /** Advances a waiting operation at once, as after a signal; one that is not run here is left alone. */
    public void wake(OperationId id) {
        locked(() -> {
            if (agenda.knows(id)) {
                due(id, clock.instant());
            }
        });
    }

    /** The clock was moved by hand. */
    public void clockMoved() {
        locked(() -> {});
    }

    /** When the next operation is due; empty while one is running, or when there is none. */
    public Optional<Instant> next() {
        lock.lock();
        try {
            return agenda.isRunning() ? Optional.empty() : agenda.next();
        } finally {
            lock.unlock();
        }
    }

    /** How many operations have not ended. */
    public int size() {
        lock.lock();
        try {
            return agenda.size();
        } finally {
            lock.unlock();
        }
    }

    /** Lets each running operation come to its next park, and stops; what waits can be resumed by anybody. */
    @Override
    public void close() throws InterruptedException {
        var hands = new ArrayList<Thread>();
        locked(() -> {
            closed = true;
            hands.addAll(threads);
        });
        for (var hand : hands) {
            hand.join();
        }
        operations.close();
    }

    private void work() {
        try {
            for (var id = take(); id.isPresent(); id = take()) {
                run(id.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<OperationId> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                var now = clock.instant();
                var due = agenda.takeDue(now);
                if (due.isPresent()) {
                    return due;
                }
                var next = agenda.next();
                if (next.isEmpty()) {
                    changed.await();
                } else {
                    changed.await(Duration.between(now, next.get()).toMillis() + 1, TimeUnit.MILLISECONDS);
                }
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private void run(OperationId id) {
        var next = clock.instant().plus(AFTER_TROUBLE);
        try {
            if (isItsTime(id) || operations.isSignalled(id)) {
                var step = operations.advance(id);
                next = step instanceof Step.Parked parked ? parked.wake() : null;
                if (step instanceof Step.Parked parked) {
                    parked.held().ifPresent(lease -> listener.held(id, lease));
                }
                if (step instanceof Step.Ended ended) {
                    listener.ended(id, ended.outcome());
                }
            } else {
                next = wakeOf(id);
            }
        } catch (JournalMismatch mismatch) {
            LOG.error("operation {} is stuck until a signal comes", id, mismatch);
            next = Instant.MAX;
            listener.troubled(id, mismatch);
        } catch (RuntimeException trouble) {
            LOG.warn("operation {} could not go on; it is tried again", id, trouble);
            listener.troubled(id, trouble);
        } finally {
            // also after an Error, which ends this thread's hand but not the operation
            park(id, next);
        }
    }

    private boolean isItsTime(OperationId id) {
        return !clock.instant().isBefore(wakeOf(id));
    }

    private Instant wakeOf(OperationId id) {
        lock.lock();
        try {
            return wakes.getOrDefault(id, Instant.MIN);
        } finally {
            lock.unlock();
        }
    }

    private void park(OperationId id, Instant next) {
        locked(() -> {
            if (next == null) {
                wakes.remove(id);
                agenda.remove(id);
                return;
            }
            var now = clock.instant();
            var look = now.plus(SIGNALS_EVERY);
            var wake = agenda.back(id) ? now : next;
            wakes.put(id, wake);
            agenda.add(id, wake.isBefore(look) ? wake : look);
        });
    }

    private void due(OperationId id, Instant at) {
        wakes.put(id, at);
        agenda.add(id, at);
        changed.signal();
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
