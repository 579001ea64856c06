package io.jenkins.plugins.slipway.gate;

import io.jenkins.plugins.slipway.spec.BeforeGate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times in which nothing begins, by the wall clock of a time zone, to the minute. */
public final class FreezeWindow {
    /** One that is longer is told to end here. */
    static final Duration LONGEST = Duration.ofDays(366);

    private final String cron;
    private final ZoneId zone;
    private final CronMinutes minutes;

    /** @throws IllegalArgumentException when its cron is none of five fields */
    public FreezeWindow(BeforeGate.Freeze freeze) {
        this.cron = freeze.cron();
        this.zone = freeze.timezone();
        this.minutes = new CronMinutes(cron);
    }

    /** When the window that this time is in is over, at the full minute; empty when it is in none. */
    public Optional<Instant> endOfWindowAt(Instant time) {
        var minute = time.truncatedTo(ChronoUnit.MINUTES);
        if (!isFrozen(minute)) {
            return Optional.empty();
        }
        var last = minute.plus(LONGEST);
        while (isFrozen(minute) && minute.isBefore(last)) {
            minute = minute.plus(1, ChronoUnit.MINUTES);
        }
        return Optional.of(minute);
    }

    private boolean isFrozen(Instant minute) {
        return minutes.match(LocalDateTime.ofInstant(minute, zone));
    }

    /** A time as people there read it. */
    String wallClock(Instant time) {
        return time.atZone(zone).truncatedTo(ChronoUnit.MINUTES).toLocalDateTime() + " " + zone;
    }

    @Override
    public String toString() {
        return "freeze window '%s' (%s)".formatted(cron, zone);
    }
}
