package io.jenkins.plugins.slipway.bitbucket;

import io.jenkins.plugins.slipway.operation.Waiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How long a call may take with all its repetitions, and how it waits between them.
 *
 * @param total no repetition begins after it; what is limited for longer fails at once
 */
public record Patience(Duration total, Clock clock, Waiter waiter) {
    /** Of somebody who has other things to do. */
    private static final Duration USUAL = Duration.ofSeconds(90);

    /** A minute and a half. */
    public static Patience usual() {
        return upTo(USUAL);
    }

    /** In real time. */
    public static Patience upTo(Duration total) {
        var clock = Clock.systemUTC();
        return new Patience(total, clock, wake -> await(clock, wake));
    }

    private static void await(Clock clock, Instant wake) throws InterruptedException {
        var left = Duration.between(clock.instant(), wake);
        if (!left.isNegative()) {
            new CountDownLatch(1).await(left.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
    }
}
