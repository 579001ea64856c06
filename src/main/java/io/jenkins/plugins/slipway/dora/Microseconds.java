package io.jenkins.plugins.slipway.dora;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Times and durations as columns hold them: microseconds, the times since 1970; what is finer is cut off. */
final class Microseconds {
    private static final long PER_SECOND = 1_000_000;

    private Microseconds() {}

    static long of(Instant time) {
        return Math.multiplyExact(time.getEpochSecond(), PER_SECOND) + time.getNano() / 1000;
    }

    /** The first microsecond that is not before a time. */
    static long from(Instant time) {
        return of(time) + (time.getNano() % 1000 == 0 ? 0 : 1);
    }

    static long of(Duration duration) {
        return Math.multiplyExact(duration.getSeconds(), PER_SECOND) + duration.getNano() / 1000;
    }

    static Instant time(long microseconds) {
        return Instant.ofEpochSecond(
                Math.floorDiv(microseconds, PER_SECOND),
                TimeUnit.MICROSECONDS.toNanos(Math.floorMod(microseconds, PER_SECOND)));
    }

    static double seconds(double microseconds) {
        return microseconds / PER_SECOND;
    }
}
