package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.operation.Waiter;
import io.jenkins.plugins.slipway.rehearsal.Tempo;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Waits by an account's own time, in slices: after each the ledger is asked whether a signal has come from another process. */
class Patience implements Waiter {
    private static final Duration SLICE = Duration.ofSeconds(1);
    private final Journals journals;
    private final OperationId id;
    private final Tempo tempo;
    private final Runnable tick;
    private final Semaphore nudges = new Semaphore(0);
    private int seen;
    private volatile RuntimeException end;

    /** @param tick called before each slice; what it throws ends the wait */
    Patience(Journals journals, OperationId id, Tempo tempo, Runnable tick) {
        this.journals = journals;
        this.id = id;
        this.tempo = tempo;
        this.tick = tick;
        this.seen = journals.signals(id).size();
    }

    @Override
    public void await(Instant wake) throws InterruptedException {
        while (true) {
            tick.run();
            var arrived = arrived();
            var left = tempo.real(Duration.between(tempo.clock().instant(), wake));
            if (arrived != seen || left.isNegative() || left.isZero()) {
                seen = arrived;
                return;
            }
            var slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            pass(slice);
        }
    }

    /** For what is not a wait of the operation itself. @param real time, or less when there may be news */
    final void rest(Duration real) throws InterruptedException {
        if (end != null) {
            throw end;
        }
        pass(real);
    }

    /** Lets real time pass, until a nudge. */
    void pass(Duration real) throws InterruptedException {
        if (nudges.tryAcquire(real.toMillis() + 1, TimeUnit.MILLISECONDS)) {
            nudges.drainPermits();
        }
    }

    /** A ledger that is gone for a while has no news. */
    private int arrived() {
        if (end != null) {
            throw end;
        }
        try {
            return journals.signals(id).size();
        } catch (StoreUnavailable gone) {
            if (end != null || !gone.isPassing()) {
                throw gone;
            }
            return seen;
        }
    }

    /** From any thread: waits no longer, and says why to whoever waits. */
    void end(RuntimeException why) {
        end = why;
        nudge();
    }

    /** From any thread: a signal may have come. */
    void nudge() {
        nudges.release();
    }
}
