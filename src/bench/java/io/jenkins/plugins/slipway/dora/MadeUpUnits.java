package io.jenkins.plugins.slipway.dora;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.function.ObjDoubleConsumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Prepared units of a made-up organisation, by seed: four years, lead times from minutes to months, one deployment in eight failed. */
public final class MadeUpUnits {
    public static final Instant START = Instant.parse("2022-11-01T00:00:00Z");
    public static final Duration LENGTH = Duration.ofDays(1461);
    private static final long SECOND = 1_000_000;

    private MadeUpUnits() {}

    /** In production. @param commits that each deployment carries */
    public static PreparedUnit of(int number, int deployments, int commits) {
        var random = new Random(number);
        var finished = LongStream.generate(() -> Microseconds.of(START) + random.nextLong(LENGTH.toSeconds()) * SECOND)
                .limit(deployments)
                .sorted()
                .toArray();
        var leadTimes = LongStream.generate(() -> (long) Math.exp(11 + 1.6 * random.nextGaussian()) * SECOND)
                .limit((long) deployments * commits)
                .toArray();
        var failed = every(finished, 8);
        var moments = new EnumMap<Moment, long[]>(Moment.class);
        for (var moment : Moment.values()) {
            moments.put(moment, new long[0]);
        }
        moments.put(Moment.NO_BASELINE, Arrays.copyOf(finished, 1));
        moments.put(Moment.FAILED, failed);
        moments.put(Moment.REWORK, every(finished, 9));
        moments.put(Moment.ROLLBACK, every(finished, 20));
        var ends = Arrays.stream(failed).map(time -> time + 3600 * SECOND).toArray();
        return new PreparedUnit(
                new Unit("service-" + number, "production"),
                "team-" + number % 200,
                new UnitColumns(
                        finished,
                        new Durations(
                                leadTimes,
                                IntStream.rangeClosed(0, deployments)
                                        .map(i -> i * commits)
                                        .toArray()),
                        moments,
                        new PreparedUnit.Recoveries(
                                ends,
                                new Durations(LongStream.generate(() -> random.nextLong(86_400) * SECOND)
                                        .limit(ends.length)
                                        .toArray()))),
                new PreparedUnit.Names(
                        failed,
                        IntStream.range(0, failed.length)
                                .mapToObj(i -> "build-" + number + "-" + i)
                                .toList()),
                new PreparedUnit.Names(new long[0], List.of()),
                List.of());
    }

    /** Each lead time, in seconds, with the end of its deployment. */
    public static void forEachCommit(PreparedUnit unit, ObjDoubleConsumer<Instant> commit) {
        var values = unit.columns().leadTimes().values();
        var finished = unit.columns().finished();
        for (int i = 0; i < finished.length; i++) {
            for (int at = unit.columns().leadTimes().start(i);
                    at < unit.columns().leadTimes().start(i + 1);
                    at++) {
                commit.accept(Microseconds.time(finished[i]), Microseconds.seconds(values[at]));
            }
        }
    }

    private static long[] every(long[] times, int step) {
        return IntStream.range(0, times.length / step)
                .mapToLong(i -> times[i * step])
                .toArray();
    }
}
