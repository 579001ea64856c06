package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricMathTest {
    private static final Instant ZERO = Instant.parse("2026-01-05T09:00:00Z");
    private Instant now = ZERO.plusSeconds(3_600);
    private final MetricStore store = new MetricStore(() -> now);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a + b * 2        | 21 42 -",
                "(a + b) * 2      | 22 44 -",
                "a - b - 1        | -10 -19 -",
                "b / a            | 10 10 -",
                "-a ^ 2           | -1 -4 -9",
                "a / (a - 1)      | - 2 1.5",
                "FILL(b, 0) / a   | 10 10 0",
                "FILL(b, REPEAT)  | 10 20 20",
                "FILL(none, 7)    | 7 7 7",
                "none + a         | - - -",
                "IF(a > 1, b, a)  | 1 20 -",
                "IF(a > 1 && a < 3, 1, 0) | 0 1 0",
                "IF(a >= 3, a)    | - - 3",
                "SUM(a) + a       | 7 8 9",
                "AVG(a)           | 2 2 2",
                "SUM([a, b])      | 11 22 3",
                "MAX([a, b])      | 10 20 3",
                "ABS(0 - a)       | 1 2 3",
                "100 * half       | 50 100 150"
            })
    void shouldWorkOut(String expression, String expected) {
        assertThat(values(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a +", "a b", "(a", "a $ b", "nobody", "RATE(a)", "FILL(a)", "[a] + b", "itself", "FILL(1, 2)"})
    void shouldRefuse(String expression) {
        assertThatThrownBy(() -> values(expression)).extracting("code").isEqualTo("ValidationError");
    }

    @Test
    void shouldPutMinutesTogetherForLongerPeriods() {
        put("m", 0, 1);
        put("m", 60, 3);
        put("m", 300, 10);
        now = now.plus(MetricStore.LATE);
        assertThat(new Window(ZERO, ZERO.plusSeconds(600), 300).values(store, metric("m"), new Statistic("Average")))
                .isEqualTo(new TreeMap<>(Map.of(ZERO, 2.0, ZERO.plusSeconds(300), 10.0)));
    }

    @Test
    void shouldShowAPointOnlyAMinuteAfterItsMinute() {
        now = ZERO.plusSeconds(30);
        store.put(metric("m"), ZERO, Summary.events(3));
        now = ZERO.plusSeconds(119);
        assertThat(store.metrics()).isEmpty();
        now = ZERO.plusSeconds(120);
        assertThat(store.metrics()).containsExactly(metric("m"));
    }

    @Property(tries = 200)
    void percentilesAreWithinOnePercentOfTheSortedSamples(
            @ForAll @Size(min = 1, max = 200) List<@DoubleRange(min = 0.01, max = 50) Double> values,
            @ForAll @DoubleRange(min = 0, max = 99.99) double percent) {
        var samples = new Samples();
        values.forEach(samples::add);
        var sorted = new ArrayList<>(values);
        sorted.sort(null);
        var rank = (int) Math.max(1, Math.ceil(percent / 100 * sorted.size() - 1e-9));
        var exact = sorted.get(rank - 1);
        assertThat(samples.summary().percentile(percent).orElseThrow()).isCloseTo(exact, within(exact * 0.01));
        assertThat(samples.summary().sum())
                .isCloseTo(values.stream().mapToDouble(Double::doubleValue).sum(), within(1e-9 * values.size() * 50));
    }

    @Test
    void shouldHaveNoPercentilesWhenOnlyTotalsAreKnown() {
        assertThat(new Samples().addStatistics(10, 50, 1, 9).summary().percentile(50))
                .isEmpty();
        assertThat(new Samples().addStatistics(10, 50, 5, 5).summary().percentile(50))
                .hasValue(5);
        assertThatThrownBy(() -> new Statistic("p101")).extracting("code").isEqualTo("InvalidParameterValue");
    }

    private String values(String expression) {
        for (int i = 0; i < 3; i++) {
            put("a", i * 60, i + 1);
        }
        put("b", 0, 10);
        put("b", 60, 20);
        now = now.plus(MetricStore.LATE);
        List<Query> queries = List.of(
                stat("a"),
                stat("b"),
                stat("none"),
                new Query.Expression("half", "a / 2", null, null, false),
                new Query.Expression("itself", "itself + 1", null, null, false),
                new Query.Expression("result", expression, null, null, true));
        var result = new Calculation(store, queries, ZERO, ZERO.plusSeconds(180)).result("result");
        var words = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var value = result.get(ZERO.plusSeconds(i * 60));
            words.add(value == null ? "-" : value.toString().replaceAll("\\.0$", ""));
        }
        return String.join(" ", words);
    }

    private static Query stat(String name) {
        return new Query.Stat(name, metric(name), new Statistic("Maximum"), 60, null, false);
    }

    private static Metric metric(String name) {
        return Metric.of("Test", name, Map.of());
    }

    private void put(String name, int second, double value) {
        store.put(
                metric(name), ZERO.plusSeconds(second), new Samples().add(value).summary());
    }
}
