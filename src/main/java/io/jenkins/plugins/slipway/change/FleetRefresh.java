package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Fleets;
import io.jenkins.plugins.slipway.cloud.Refresh;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Finding an instance refresh again, and saying how far it is. */
public final class FleetRefresh {
    /** Clocks differ, by so much at most: AWS refuses what is signed by a clock that is further off. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private FleetRefresh() {}

    /** The refresh that a lost start call made: same desired version, started no earlier than we asked. */
    public static Optional<String> towards(Fleets fleets, String group, long version, Instant since) {
        return fleets.refreshes(group).stream()
                .filter(refresh -> refresh.templateVersion()
                        .filter(String.valueOf(version)::equals)
                        .isPresent())
                .filter(refresh -> !refresh.startedAt().isBefore(since.minus(CLOCK_SKEW)))
                .map(Refresh::id)
                .findFirst();
    }

    public static Optional<Refresh> find(Fleets fleets, String group, String id) {
        return fleets.refreshes(group).stream()
                .filter(refresh -> refresh.id().equals(id))
                .findFirst();
    }

    /** A few words for the progress line. */
    public static String status(Refresh refresh) {
        return "%s, %d %%, %d instances to go%s"
                .formatted(
                        refresh.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        refresh.percentComplete(),
                        refresh.instancesToUpdate(),
                        refresh.reason().isBlank() ? "" : " (" + refresh.reason() + ")");
    }
}
