package io.jenkins.plugins.slipway.rehearsal.world.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Draws the faults of one region; each kind from a stream of its own, so that a new kind moves no other. */
final class Draw {
    /** A delivery takes about an hour and a half; one that is disturbed longer. */
    private static final Duration DAY = Duration.ofHours(4);

    private static final Duration BUSY = Duration.ofMinutes(100);
    private static final List<String> ZONES = List.of("a", "b", "c");

    private final long seed;
    private final Instant start;
    private final String region;

    Draw(long seed, Instant start, String region) {
        this.seed = seed;
        this.start = start;
        this.region = region;
    }

    /** All the time. */
    Stream<Fault> always(FaultKind kind, String what, double probability, Duration by) {
        return Stream.of(new Fault(kind, region, what, start, start.plus(DAY), probability, by));
    }

    /**
     * Maybe one spell, beginning somewhere in the first 100 minutes.
     *
     * @param likely probability that there is one
     * @param probability within it
     */
    Stream<Fault> maybe(FaultKind kind, double likely, int fromMinutes, int toMinutes, double probability) {
        return maybe(kind, List.of(""), likely, fromMinutes, toMinutes, probability, 0, 0);
    }

    /** @param byFrom seconds, of {@link Fault#by} */
    Stream<Fault> maybe(
            FaultKind kind,
            List<String> whats,
            double likely,
            int fromMinutes,
            int toMinutes,
            double probability,
            int byFrom,
            int byTo) {
        var random = random(kind);
        if (random.nextDouble() >= likely) {
            return Stream.empty();
        }
        var what = whats.get(random.nextInt(whats.size()));
        var from = start.plusSeconds(random.nextLong(BUSY.toSeconds()));
        var until = from.plusSeconds(60L * fromMinutes + random.nextLong(60L * (toMinutes - fromMinutes) + 1));
        var by = Duration.ofSeconds(byFrom + random.nextLong(byTo - byFrom + 1L));
        return Stream.of(new Fault(kind, region, what, from, until, probability, by));
    }

    List<String> zones() {
        return ZONES.stream().map(letter -> region + letter).toList();
    }

    private RandomGenerator random(FaultKind kind) {
        var key = "%d/%s/%s".formatted(seed, region, kind);
        return new SplittableRandom(
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits());
    }
}
