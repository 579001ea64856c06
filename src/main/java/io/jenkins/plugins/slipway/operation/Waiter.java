package io.jenkins.plugins.slipway.operation;

import java.time.Clock;
import java.time.Instant;

/** How a single-threaded caller lets time pass while its operation is parked. */
@FunctionalInterface
public interface Waiter {
    /** Returns at the given instant, or earlier when a signal may have arrived; in virtual time it moves the clock there. */
    void await(Instant wake) throws InterruptedException;

    /** In real time: waits on the clock, and asks the ledger now and then whether a signal has come. */
    static Waiter watching(Journals journals, OperationId id, Clock clock) {
        return new SignalWatch(journals, id, clock);
    }
}
