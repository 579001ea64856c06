package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** The window that DORA figures are asked for, and the time zone of its days. */
final class WindowOptions {
    private static final int MONTH = 30;

    @Option(
            names = "--from",
            paramLabel = "DAY|TIME",
            description = "Begin of the window, inclusive. Default: 30 days before its end.")
    private String from;

    @Option(names = "--to", paramLabel = "DAY|TIME", description = "End of the window, exclusive. Default: now.")
    private String to;

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            defaultValue = "UTC",
            description = "Of calendar days and weeks, such as Europe/Berlin. Default: UTC.")
    private String timezone;

    DoraQuery query(Set<String> services, Set<String> environments) {
        return query(services, environments, DoraQuery.ATTRIBUTION_WINDOW, Optional.empty());
    }

    /** @throws WrongUsage when that is no window */
    DoraQuery query(
            Set<String> services, Set<String> environments, Duration attributionWindow, Optional<Instant> asOf) {
        var zone = zone();
        var end = end(zone);
        var begin = from == null ? end.minus(Duration.ofDays(MONTH)) : Times.dayOrTime(from, zone);
        return query(services, environments, begin, end, attributionWindow, asOf);
    }

    /** Whether it begins where the caller says. */
    boolean isChosen() {
        return from != null;
    }

    /** As many days before the window's end. */
    DoraQuery lastDays(int days, Set<String> services, Set<String> environments) {
        var zone = zone();
        var end = end(zone);
        var begin = end.atZone(zone).minusDays(days).toInstant();
        return query(services, environments, begin, end, DoraQuery.ATTRIBUTION_WINDOW, Optional.empty());
    }

    private DoraQuery query(
            Set<String> services,
            Set<String> environments,
            Instant begin,
            Instant end,
            Duration attributionWindow,
            Optional<Instant> asOf) {
        try {
            return new DoraQuery(services, environments, begin, end, zone(), attributionWindow, asOf);
        } catch (IllegalArgumentException impossible) {
            throw new WrongUsage(impossible.getMessage(), impossible);
        }
    }

    private Instant end(ZoneId zone) {
        return to == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : Times.dayOrTime(to, zone);
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(timezone);
        } catch (DateTimeException unknown) {
            throw new WrongUsage("'" + timezone + "' is no time zone: write one such as Europe/Berlin", unknown);
        }
    }
}
