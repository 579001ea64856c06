package io.jenkins.plugins.slipway.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is told to move. */
public final class VirtualClock extends Clock {
    public static final Instant START = Instant.parse("2026-11-22T16:45:00Z");
    private Instant now;

    public VirtualClock() {
        this(START);
    }

    public VirtualClock(Instant start) {
        now = start;
    }

    public synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    /** Never backwards. */
    public synchronized void moveTo(Instant then) {
        now = then.isAfter(now) ? then : now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
