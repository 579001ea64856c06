package io.jenkins.plugins.slipway.operation;

import java.time.Instant;

/** How a single-threaded caller lets time pass while its operation is parked. */
@FunctionalInterface
public interface Waiter {
    /** Returns at the given instant, or earlier when a signal may have arrived; in virtual time it moves the clock there. */
    void await(Instant wake) throws InterruptedException;
}
