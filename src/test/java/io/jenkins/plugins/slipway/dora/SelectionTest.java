package io.jenkins.plugins.slipway.dora;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Order statistics found by counting are those of the sorted values. */
class SelectionTest {
    private static final int[] SIZES = {1, 2, 5, 400, 401, 1000, 5000, 120_000};

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
        var ranks = new long[] {0, size / 2, Math.min(size / 2 + 1, size - 1), size * 9L / 10, size - 1};

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
    void shouldDivideABucketThatHoldsVeryMany() {
        var random = new Random(1);
        var values = LongStream.generate(() -> (1L << 45) + random.nextInt(1 << 20))
                .limit(2_100_000)
                .toArray();
        var selection = new Selection();
        selection.add(new Durations(values), 0, values.length);
        var ranks = new long[] {0, 1_000_000, 1_000_001, values.length - 1};

        Arrays.sort(values);
        assertThat(selection.at(ranks))
                .containsExactly(
                        Arrays.stream(ranks).map(rank -> values[(int) rank]).toArray());
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
