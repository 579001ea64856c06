package io.jenkins.plugins.slipway.dora;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
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

    boolean covers(Instant time) {
        return time != null && !time.isBefore(from) && time.isBefore(to);
    }

    boolean asksFor(String service, String environment) {
        return (services.isEmpty() || (service != null && services.contains(service)))
                && (environments.isEmpty() || (environment != null && environments.contains(environment)));
    }
}
