package io.jenkins.plugins.slipway.bench;

import io.jenkins.plugins.slipway.operation.Scheduler;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets virtual time pass for a scheduler: on to the next wake whenever all of its operations wait. */
record Passing(Scheduler scheduler, VirtualClock clock) {
    private static final long A_MOMENT = 20_000;

    void until(BooleanSupplier over) {
        while (!over.getAsBoolean()) {
            var next = scheduler.next();
            if (next.isEmpty()) {
                LockSupport.parkNanos(A_MOMENT);
            } else if (next.get().isAfter(clock.instant())) {
                clock.advanceTo(next.get());
                scheduler.clockMoved();
            } else {
                LockSupport.parkNanos(A_MOMENT);
            }
        }
    }

    /** Until so much later, and all that was due by then has been done. */
    void time(Duration length) {
        var end = clock.instant().plus(length);
        until(() -> !clock.instant().isBefore(end)
                && scheduler.next().filter(next -> next.isAfter(end)).isPresent());
    }
}
