package io.jenkins.plugins.slipway.bitbucket.simulated;

import io.jenkins.plugins.slipway.bitbucket.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A clock that stands until somebody waits. */
public final class VirtualTime extends Clock {
    public static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private volatile Instant now = START;

    /** Of somebody who waits in this time. */
    public Patience patience(Duration total) {
        return new Patience(total, this, this::await);
    }

    private void await(Instant wake) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (wake.isAfter(now)) {
            waits.add(Duration.between(now, wake));
            now = wake;
        }
    }

    /** How long was waited, each time. */
    public List<Duration> waits() {
        return List.copyOf(waits);
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
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
