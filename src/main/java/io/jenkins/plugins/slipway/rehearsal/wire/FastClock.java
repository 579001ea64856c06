package io.jenkins.plugins.slipway.rehearsal.wire;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that runs {@code speed} times as fast as another, from a start of its own. */
public final class FastClock extends Clock {
    private final Clock real;
    private final Instant realStart;
    private final Instant start;
    private final double speed;

    /** @param speed 1 is real time, 3600 an hour in a second; above 0 */
    public FastClock(Clock real, Instant start, double speed) {
        this(real, real.instant(), start, speed);
    }

    private FastClock(Clock real, Instant realStart, Instant start, double speed) {
        if (!(speed > 0) || speed > 1_000_000) {
            throw new IllegalArgumentException("speed is %s; it must be above 0 and at most 1000000".formatted(speed));
        }
        this.real = real;
        this.realStart = realStart;
        this.start = start;
        this.speed = speed;
    }

    /** Its seconds in a second of the clock beneath. */
    public double speed() {
        return speed;
    }

    @Override
    public Instant instant() {
        var elapsed = Duration.between(realStart, real.instant());
        return start.plusMillis((long) (elapsed.toNanos() / 1e6 * speed));
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new FastClock(real.withZone(zone), realStart, start, speed);
    }
}
