package io.jenkins.plugins.slipway.dora;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * What a report is about.
 *
 * @param services empty for all
 * @param environments empty for all
 * @param from inclusive
 * @param to exclusive
 * @param timezone of calendar days and weeks
 * @param attributionWindow how long after a deployment an incident is still blamed on it
 * @param asOf leaves out what was received at or after that time
 */
public record DoraQuery(
        Set<String> services,
        Set<String> environments,
        Instant from,
        Instant to,
        ZoneId timezone,
        Duration attributionWindow,
        Optional<Instant> asOf) {
    public static final Duration ATTRIBUTION_WINDOW = Duration.ofHours(24);

    public DoraQuery {
        services = Set.copyOf(services);
        environments = Set.copyOf(environments);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "the window from " + from + " to " + to + " is empty: 'to' must be later");
        }
        if (attributionWindow.isNegative()) {
            throw new IllegalArgumentException("the attribution window " + attributionWindow + " must not be negative");
        }
    }

    /** Everything in a window, days in UTC, with the default attribution window. */
    public static DoraQuery between(Instant from, Instant to) {
        return new DoraQuery(Set.of(), Set.of(), from, to, ZoneOffset.UTC, ATTRIBUTION_WINDOW, Optional.empty());
    }

    public DoraQuery of(Set<String> chosenServices, Set<String> chosenEnvironments) {
        return new DoraQuery(chosenServices, chosenEnvironments, from, to, timezone, attributionWindow, asOf);
    }

    public DoraQuery in(ZoneId zone) {
        return new DoraQuery(services, environments, from, to, zone, attributionWindow, asOf);
    }

    public DoraQuery attributingWithin(Duration window) {
        return new DoraQuery(services, environments, from, to, timezone, window, asOf);
    }

    public DoraQuery asOf(Instant time) {
        return new DoraQuery(services, environments, from, to, timezone, attributionWindow, Optional.of(time));
    }

    /** The same question of the calendar days before its end. */
    public DoraQuery last(int days) {
        return new DoraQuery(
                services,
                environments,
                to.atZone(timezone).minusDays(days).toInstant(),
                to,
                timezone,
                attributionWindow,
                asOf);
    }

    /**
     * The same question of the period of the same length before: as many calendar days where the window begins and ends at the same
     * time of the day, so that a change of the clocks shifts nothing.
     */
    public DoraQuery periodBefore() {
        var begin = from.atZone(timezone);
        var end = to.atZone(timezone);
        var days = ChronoUnit.DAYS.between(begin.toLocalDate(), end.toLocalDate());
        var earlier = begin.toLocalTime().equals(end.toLocalTime())
                ? begin.minusDays(days).toInstant()
                : from.minus(Duration.between(from, to));
        return new DoraQuery(services, environments, earlier, from, timezone, attributionWindow, asOf);
    }

    /** Whether a time is in the window. */
    public boolean covers(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    /** Whether it asks for what is known now, with the default attribution window: that is prepared. */
    public boolean isUsual() {
        return asOf.isEmpty() && attributionWindow.equals(ATTRIBUTION_WINDOW);
    }

    boolean asksFor(Unit unit) {
        return (services.isEmpty() || services.contains(unit.service()))
                && (environments.isEmpty() || environments.contains(unit.environment()));
    }
}
