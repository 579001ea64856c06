package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How windows, days and times of a page are written, in its time zone. */
public record Period(ZoneId zone) {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /** {@code 22 Nov 2026, 16:45}. */
    public String minute(Instant at) {
        return MINUTE.format(at.atZone(zone));
    }

    /** {@code 22 Nov}. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 23 Oct 2026, 00:00 to 22 Nov 2026, 00:00 (UTC)}. */
    static String of(DoraQuery window) {
        var period = new Period(window.timezone());
        return "%s to %s (%s)".formatted(period.minute(window.from()), period.minute(window.to()), period.name());
    }

    private String name() {
        return zone.getId().equals("Z") ? "UTC" : zone.getId();
    }

    /** {@code 30 days}, or {@code period} when it is no whole number of them. */
    static String lengthOf(DoraQuery window) {
        var from = window.from().atZone(window.timezone());
        var to = window.to().atZone(window.timezone());
        long days = ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate());
        if (days > 0 && from.toLocalTime().equals(to.toLocalTime())) {
            return days == 1 ? "day" : days + " days";
        }
        return Duration.between(window.from(), window.to()).equals(Duration.ofDays(1)) ? "day" : "period";
    }
}
