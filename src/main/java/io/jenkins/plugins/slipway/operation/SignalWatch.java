package io.jenkins.plugins.slipway.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits in short slices, so that an abort from another process is taken in within seconds. */
final class SignalWatch implements Waiter {
    private static final Duration SLICE = Duration.ofSeconds(2);
    private final Journals journals;
    private final OperationId id;
    private final Clock clock;
    private final CountDownLatch never = new CountDownLatch(1);
    private int seen;

    SignalWatch(Journals journals, OperationId id, Clock clock) {
        this.journals = journals;
        this.id = id;
        this.clock = clock;
        this.seen = journals.signals(id).size();
    }

    @Override
    public void await(Instant wake) throws InterruptedException {
        while (true) {
            var arrived = journals.signals(id).size();
            var left = Duration.between(clock.instant(), wake);
            if (arrived != seen || left.isNegative() || left.isZero()) {
                seen = arrived;
                return;
            }
            var slice = left.compareTo(SLICE) < 0 ? left : SLICE;
            never.await(slice.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }
}
