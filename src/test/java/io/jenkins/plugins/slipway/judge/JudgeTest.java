package io.jenkins.plugins.slipway.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final double[] NONE = {};

    @Test
    void shouldGiveTheExactBinomialProbabilityForCounts() {
        // R: binom.test(9, 10, 0.5, alternative = "greater")$p.value
        var verdict = counts(1, 1000, 9, 1000);

        assertThat(verdict.p()).isCloseTo(0.0107421875, within(1e-12));
        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.effect()).isCloseTo(9.0, within(1e-9));
        assertThat(verdict.points()).isEqualTo(1000);
        assertThat(verdict.reason())
                .contains("9 of 1,000")
                .contains("1 of 1,000")
                .contains("0.011");
    }

    @Test
    void shouldGiveTheExactRankProbabilityForFewValues() {
        double[] baseline = {1, 2, 3, 4, 5, 6, 7, 8};
        double[] canary = {11, 12, 13, 14, 15, 16, 17, 18};

        var verdict = Judge.continuous("latency", baseline, canary, 0.1);

        assertThat(verdict.p()).isCloseTo(1.0 / 12_870, within(1e-9));
        assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void shouldEstimateTheShiftAsTheMedianOfAllRatios() {
        double[] baseline = {100, 101, 102, 103, 104, 105, 106, 107};
        var canary = Arrays.stream(baseline).map(value -> value * 1.25).toArray();

        assertThat(Judge.continuous("latency", baseline, canary, 0.1).effect()).isCloseTo(1.25, within(1e-9));
    }

    @Test
    void shouldSpendLessOfTheLevelWhenItLooksOften() {
        assertThat(counts(1, 1000, 9, 1000, Rule.DEFAULT.withLooks(5)).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void shouldNotFailASignificantButHarmlessWorsening() {
        var verdict =
                Judge.counts("errors", one(100_000), one(10_000_000), one(110_000), one(10_000_000), 1.0, Rule.DEFAULT);

        assertThat(verdict.p()).isLessThan(1e-6);
        assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void shouldFailAProvenWorseningEvenWithinTheTolerance() {
        assertThat(counts(100, 100_000, 300, 100_000).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void shouldPassByToleranceWhenErrorsAreFew() {
        var verdict = counts(15, 10_800, 1, 1_200);

        assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
        assertThat(verdict.reason()).contains("tolerated");
        assertThat(counts(15, 10_800, 1, 1_200, Rule.DEFAULT.withTolerance(0)).verdict())
                .isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void shouldNotFailForTwoBadRequests() {
        assertThat(counts(0, 1_000_000, 2, 100).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThat(counts(0, 99, 0, 5000).reason()).isEqualTo("baseline has 99 requests, at least 100 are needed");
        assertThat(Judge.continuous("latency", new double[7], new double[9], 0.1)
                        .reason())
                .isEqualTo("canary has 9 values and baseline 7, at least 8 of each are needed");
    }

    @Test
    void shouldBeInconclusiveWithoutUsableData() {
        double nan = Double.NaN;
        assertThat(List.of(
                        Judge.counts("e", NONE, NONE, NONE, NONE, 1.0),
                        Judge.counts("e", null, null, null, null, 1.0),
                        Judge.counts("e", one(nan), one(nan), one(nan), one(nan), 1.0),
                        Judge.counts("e", one(1), one(1000), one(0), NONE, 1.0),
                        Judge.counts("e", one(1), one(1000), one(-1), one(1000), 1.0),
                        Judge.counts("e", one(1), one(1000), one(1001), one(1000), 1.0),
                        Judge.continuous("c", null, null, 0.1),
                        Judge.continuous("c", Draws.constant(60, nan), Draws.constant(60, 1), 0.1),
                        Judge.continuous("c", Draws.constant(60, 0), Draws.constant(60, 0), 0.1)))
                .extracting(MetricVerdict::verdict)
                .containsOnly(Verdict.INCONCLUSIVE);
    }

    @Test
    void shouldDropMissingValuesAndSaySo() {
        var canary = DoubleStream.concat(
                        DoubleStream.of(Double.NaN, Double.POSITIVE_INFINITY),
                        DoubleStream.iterate(5, value -> value).limit(20))
                .toArray();

        var verdict = Judge.continuous("latency", Draws.constant(20, 5), canary, 0.1);

        assertThat(verdict.verdict()).isEqualTo(Verdict.PASS);
        assertThat(verdict.reason()).contains("2 missing values were dropped");
    }

    @Test
    void shouldFailWhenANegativeMetricRises() {
        var baseline = new Draws(1).latency(20, -10, 0.05);
        var canary = new Draws(2).latency(20, -5, 0.05);

        assertThat(Judge.continuous("balance", baseline, canary, 0.1).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void shouldFailWhenMostMinutesAreFarWorse() {
        var canary = new Draws(3).latency(10, 1, 0.01);
        for (int i = 0; i < 7; i++) {
            canary[i] *= 100;
        }

        assertThat(Judge.continuous("latency", new Draws(4).latency(10, 1, 0.01), canary, 0.1)
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void shouldFailDespiteOneWildMinuteOfTheBaseline() {
        var baseline = new Draws(5).latency(30, 1, 0.1);
        baseline[7] = 1000;

        assertThat(Judge.continuous("latency", baseline, new Draws(6).latency(30, 1.6, 0.1), 0.1)
                        .verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void shouldPassOverallOnlyWhenEveryMetricPasses() {
        assertThat(Judge.overall(List.of())).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Judge.overall(List.of(is(Verdict.PASS), is(Verdict.PASS)))).isEqualTo(Verdict.PASS);
        assertThat(Judge.overall(List.of(is(Verdict.PASS), is(Verdict.INCONCLUSIVE))))
                .isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(Judge.overall(List.of(is(Verdict.INCONCLUSIVE), is(Verdict.FAIL))))
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void shouldRefuseAHarmThatIsNone() {
        assertThatThrownBy(() -> Judge.continuous("latency", NONE, NONE, 0))
                .hasMessage("the harm of 'latency' must be above 0, not 0.0");
    }

    @Property(tries = 300, seed = "20260101")
    void shouldNotDependOnTheUnit(
            @ForAll @IntRange(max = 100_000) int seed,
            @ForAll @IntRange(min = 8, max = 40) int size,
            @ForAll @DoubleRange(min = 0.8, max = 1.8) double ratio,
            @ForAll @IntRange(min = -9, max = 9) int exponent,
            @ForAll boolean wholeNumbers) {
        var draws = new Draws(seed);
        var baseline = draws.latency(size, 20, 0.2);
        var canary = draws.latency(size, 20 * ratio, 0.2);
        if (wholeNumbers) {
            Arrays.setAll(baseline, i -> Math.rint(baseline[i]));
            Arrays.setAll(canary, i -> Math.rint(canary[i]));
        }

        var plain = Judge.continuous("latency", baseline, canary, 0.1);
        var scaled = Judge.continuous("latency", times(baseline, exponent), times(canary, exponent), 0.1);

        assertThat(scaled.verdict()).isEqualTo(plain.verdict());
        assertThat(scaled.p()).isCloseTo(plain.p(), within(1e-9));
    }

    @Property(tries = 500, seed = "20260102")
    void shouldNeverThrowWhateverTheValues(
            @ForAll @Size(max = 30) double[] baseline, @ForAll @Size(max = 30) double[] canary) {
        assertThat(Judge.continuous("c", baseline, canary, 0.1).verdict()).isNotNull();
        assertThat(Judge.counts("e", baseline, baseline, canary, canary, 1.0).verdict())
                .isNotNull();
    }

    private static double[] times(double[] values, int exponent) {
        return Arrays.stream(values)
                .map(value -> value * Math.pow(10, exponent))
                .toArray();
    }

    private static MetricVerdict is(Verdict verdict) {
        return new MetricVerdict("m", verdict, 1, 1, 1, "");
    }

    private static double[] one(double value) {
        return new double[] {value};
    }

    private static MetricVerdict counts(double baseline, double of, double canary, double among) {
        return counts(baseline, of, canary, among, Rule.DEFAULT);
    }

    private static MetricVerdict counts(double baseline, double of, double canary, double among, Rule rule) {
        return Judge.counts("errors", one(baseline), one(of), one(canary), one(among), 1.0, rule);
    }
}
