package io.jenkins.plugins.slipway.dora;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Order statistics found among ranks are those of the sorted values. */
class SelectionTest {
    private static final int[] SIZES = {1, 2, 5, 400, 401, 1000, 5000, 120_000};
    private static final int[] COLUMNS = {1, 3, 20, 700};

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void shouldFindWhatStandsThereWhenAllAreSorted(@ForAll long seed) {
        var random = new Random(seed);
        int size = SIZES[random.nextInt(SIZES.length)];
        long largest = 1L << 1 + random.nextInt(55);
        var values =
                LongStream.generate(() -> random.nextLong(largest)).limit(size).toArray();
        var selection = new Selection();
        int cut = random.nextInt(size + 1);
        var column = new Durations(
                LongStream.concat(LongStream.of(7, 7), Arrays.stream(values)).toArray());
        selection.add(column, 2, 2 + cut);
        selection.add(column, 2 + cut, 2 + size);
        int next = Math.min(size / 2 + 1, size - 1);
        var ranks = new long[] {0, 0, size / 2, next, size * 9L / 10, size * 9L / 10, size - 1, size - 1};

        Arrays.sort(values);
        assertThat(selection.at(ranks))
                .containsExactly(
                        Arrays.stream(ranks).map(rank -> values[(int) rank]).toArray());
        assertThat(selection.mean()).isEqualTo(mean(values));
    }

    private static double mean(long[] values) {
        return Arrays.stream(values)
                        .mapToObj(BigInteger::valueOf)
                        .reduce(BigInteger.ZERO, BigInteger::add)
                        .doubleValue()
                / values.length
                / 1e6;
    }

    @Test
    void shouldFindRanksInAColumnOfMillions() {
        var random = new Random(1);
        var values = LongStream.generate(() -> (1L << 45) + random.nextInt(1 << 20))
                .limit(2_100_000)
                .toArray();
        var selection = new Selection();
        selection.add(new Durations(values), 0, values.length);
        var ranks = new long[] {0, 1, 1_000_000, 1_000_001, values.length - 1, values.length - 1};

        Arrays.sort(values);
        assertThat(selection.at(ranks))
                .containsExactly(
                        Arrays.stream(ranks).map(rank -> values[(int) rank]).toArray());
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void shouldFindWhatStandsThereAmongSlicesOfManyColumns(@ForAll long seed) {
        var random = new Random(seed);
        long largest = random.nextInt(5) == 0 ? 1 + random.nextInt(4) : 1L << 1 + random.nextInt(62);
        var all = new ArrayList<Long>();
        var selection = new Selection();
        for (int columns = 2 + random.nextInt(COLUMNS[random.nextInt(COLUMNS.length)]); columns > 0; columns--) {
            var values = LongStream.generate(() -> random.nextLong(largest))
                    .limit(1 + random.nextInt(200))
                    .toArray();
            var column = new Durations(values);
            for (int from = random.nextInt(4); from < values.length; from += random.nextInt(20)) {
                int to = Math.min(values.length, from + 1 + random.nextInt(random.nextBoolean() ? 3 : 200));
                selection.add(column, from, to);
                Arrays.stream(values, from, to).forEach(all::add);
                from = to;
            }
        }
        if (all.isEmpty()) {
            return;
        }
        all.sort(null);
        for (int i = 0; i < 8; i++) {
            int rank = random.nextInt(all.size());
            int next = Math.min(rank + 1, all.size() - 1);
            assertThat(selection.at(rank, next)).containsExactly(all.get(rank), all.get(next));
        }
        assertThat(selection.mean())
                .isEqualTo(mean(all.stream().mapToLong(value -> value).toArray()));
    }

    @Test
    void shouldHaveNothingToSayOfNothing() {
        assertThat(new Selection().percentiles(0.5, 0.9)).containsOnlyNulls();
        assertThat(new Selection().mean()).isNull();
    }

    @Test
    void shouldKeepTheMeanOfDurationsWhoseSumIsBeyondALong() {
        var values = LongStream.generate(() -> Long.MAX_VALUE / 2).limit(300).toArray();
        var selection = new Selection();
        selection.add(new Durations(values), 10, 300);

        assertThat(selection.mean()).isEqualTo(Long.MAX_VALUE / 2 / 1e6);
    }
}
