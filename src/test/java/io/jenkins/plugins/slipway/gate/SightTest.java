package io.jenkins.plugins.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.AlarmState;
import io.jenkins.plugins.slipway.cloud.MetricQuery;
import io.jenkins.plugins.slipway.cloud.Metrics;
import io.jenkins.plugins.slipway.cloud.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SightTest {
    private static final Instant BEGAN = Instant.parse("2026-01-05T10:00:20Z");
    private static final Sight TWENTY = new Sight(BEGAN, Duration.ofMinutes(20));
    private static final MetricQuery HOSTS = query("hosts0", "HealthyHostCount");
    private static final MetricQuery REQUESTS = query("requests0", "RequestCount");
    private static final Pulse BALANCED = new Pulse(List.of(HOSTS), Duration.ofMinutes(1), List.of(REQUESTS));

    private final Table metrics = new Table();

    private static MetricQuery query(String id, String metric) {
        return new MetricQuery(id, "AWS/ApplicationELB", metric, Map.of("TargetGroup", "t"), "Sum");
    }

    /** Values by metric and minute; minutes are counted from the minute in which the watch began. */
    private static final class Table implements Metrics {
        private final Map<String, TreeMap<Instant, Double>> values = new TreeMap<>();

        void put(MetricQuery query, double value, int from, int to) {
            IntStream.range(from, to)
                    .forEach(minute -> values.computeIfAbsent(query.id(), id -> new TreeMap<>())
                            .put(at(minute), value));
        }

        @Override
        public List<Series> read(List<MetricQuery> queries, Instant from, Instant to, Duration period) {
            return queries.stream()
                    .map(query -> {
                        var part =
                                values.getOrDefault(query.id(), new TreeMap<>()).subMap(from, to);
                        return new Series(query.id(), List.copyOf(part.keySet()), List.copyOf(part.values()));
                    })
                    .toList();
        }

        @Override
        public List<AlarmState> alarms(List<String> names) {
            return List.of();
        }
    }

    private static Instant at(int minute) {
        return Instant.parse("2026-01-05T10:00:00Z").plus(Duration.ofMinutes(minute));
    }

    private Optional<String> gapAt(int minute) {
        return TWENTY.gap(BALANCED, metrics, BEGAN.plus(Duration.ofMinutes(minute)));
    }

    @Test
    void shouldBeContentAtOnceWhenMetricsAreAsLateAsAlways() {
        metrics.put(HOSTS, 8, -60, 18);
        metrics.put(REQUESTS, 1200, -60, 18);

        assertThat(gapAt(20)).isEmpty();
    }

    @Test
    void shouldNameWhatIsMissingWhenNothingArrives() {
        metrics.put(HOSTS, 8, -60, 2);
        metrics.put(REQUESTS, 1200, -60, 2);

        assertThat(gapAt(20)).contains("metrics of 2 min are there, of 16 min they are needed");
    }

    @Test
    void shouldAskForTheLastMinutesWithoutAGapSinceAlarmsLookBack() {
        metrics.put(HOSTS, 8, -60, 17);
        metrics.put(HOSTS, 8, 18, 19);

        assertThat(gapAt(20)).contains("there are no metrics of 2026-01-05T10:17:00Z");
        metrics.put(HOSTS, 8, 19, 23);
        assertThat(gapAt(24)).isEmpty();
    }

    @Test
    void shouldNotTakeLateMetricsForSightWhenAlarmsCouldNotWaitForThem() {
        metrics.put(HOSTS, 8, -60, 18);

        assertThat(gapAt(26)).contains("the newest metrics are of 2026-01-05T10:17:00Z");
    }

    @Test
    void shouldNotAskForRequestsWhereThereNeverAreAny() {
        metrics.put(HOSTS, 8, -60, 19);
        metrics.put(REQUESTS, 3, -10, -5);

        assertThat(gapAt(20)).isEmpty();
    }

    @Test
    void shouldTakeItForSilenceWhenUsersStayAwayFromAFleetThatWasInUse() {
        metrics.put(HOSTS, 8, -60, 19);
        metrics.put(REQUESTS, 1200, -60, 3);
        metrics.put(REQUESTS, 0, 3, 19);

        assertThat(gapAt(20)).contains("metrics of 3 min are there, of 16 min they are needed");
    }

    @Test
    void shouldLiveOnTheProcessorsOfAFleetBehindNoLoadBalancer() {
        var cpu = query("cpu", "CPUUtilization");
        var pulse = new Pulse(List.of(cpu), Duration.ofMinutes(5), List.of());
        for (int minute = -60; minute <= 10; minute += 5) {
            metrics.put(cpu, 20, minute, minute + 1);
        }

        assertThat(TWENTY.gap(pulse, metrics, BEGAN.plus(Duration.ofMinutes(20))))
                .contains("metrics of 15 min are there, of 16 min they are needed");
        metrics.put(cpu, 20, 15, 16);
        assertThat(TWENTY.gap(pulse, metrics, BEGAN.plus(Duration.ofMinutes(22))))
                .isEmpty();
        assertThat(TWENTY.gap(pulse, metrics, BEGAN.plus(Duration.ofMinutes(30))))
                .contains("the newest metrics are of 2026-01-05T10:19:00Z");
    }

    @Test
    void shouldWaitThreeTimesAsLongButHalfAnHourAtLeast() {
        assertThat(TWENTY.patience()).isEqualTo(Duration.ofHours(1));
        assertThat(new Sight(BEGAN, Duration.ofMinutes(2)).patience()).isEqualTo(Duration.ofMinutes(30));
        assertThat(new Sight(BEGAN, Duration.ofMinutes(2)).needed()).isEqualTo(1);
    }
}
