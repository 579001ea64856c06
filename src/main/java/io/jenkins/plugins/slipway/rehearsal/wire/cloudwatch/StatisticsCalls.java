package io.jenkins.plugins.slipway.rehearsal.wire.cloudwatch;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Call;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.wire.Service.Handler;
import io.jenkins.plugins.slipway.rehearsal.world.Page;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Calculation;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.MetricStore;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Query;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Statistic;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code GetMetricData} and {@code GetMetricStatistics}. */
final class StatisticsCalls {
    private static final int MOST_POINTS = 100_800;
    private static final int MOST_STATISTICS = 1_440;

    /** One data point of one query, so that pages can cut anywhere. */
    private record Point(Query query, Instant time, Double value) {}

    private final CloudWatchService service;

    StatisticsCalls(CloudWatchService service) {
        this.service = service;
    }

    void addTo(Map<String, Handler> handlers) {
        handlers.put("GetMetricData", this::data);
        handlers.put("GetMetricStatistics", this::statistics);
    }

    private Answer data(Call call) {
        var params = call.params();
        params.ignore("LabelOptions");
        var queries = Queries.read(params.structures("MetricDataQueries"));
        var calculation = calculation(call, queries);
        var ascending = params.text("ScanBy").orElse("TimestampDescending").equals("TimestampAscending");
        var points = new ArrayList<Point>();
        for (var query : queries) {
            var result = calculation.result(query.id());
            if (query.returned()) {
                (ascending ? result : result.descendingMap())
                        .forEach((time, value) -> points.add(new Point(query, time, value)));
            }
        }
        int size = params.integer("MaxDatapoints").orElse(MOST_POINTS);
        if (size < 1 || size > MOST_POINTS) {
            throw Queries.invalid("MaxDatapoints must be 1 to " + MOST_POINTS + ", not " + size);
        }
        var page = Page.of(points, params.text("NextToken").orElse(null), size, "InvalidNextToken");
        return Answer.empty()
                .with("MetricDataResults", results(queries, page))
                .with("NextToken", page.next())
                .with("Messages", List.of());
    }

    private static List<Answer> results(List<Query> queries, Page<Point> page) {
        var results = new ArrayList<Answer>();
        for (var query : queries) {
            if (!query.returned()) {
                continue;
            }
            var own = page.items().stream()
                    .filter(point -> point.query().equals(query))
                    .toList();
            var cut = page.next() != null
                    && !page.items().isEmpty()
                    && page.items().get(page.items().size() - 1).query().equals(query);
            results.add(Answer.empty()
                    .with("Id", query.id())
                    .with("Label", label(query))
                    .with("Timestamps", own.stream().map(Point::time).toList())
                    .with("Values", own.stream().map(Point::value).toList())
                    .with("StatusCode", cut ? "PartialData" : "Complete"));
        }
        return results;
    }

    private static String label(Query query) {
        return query.label() != null
                ? query.label()
                : query instanceof Query.Stat stat ? stat.metric().name() : query.id();
    }

    private Answer statistics(Call call) {
        var params = call.params();
        var metric = Queries.metric(params);
        int period = Queries.period(params.integer("Period").orElse(0));
        var names = new ArrayList<>(params.texts("Statistics"));
        var extended = params.texts("ExtendedStatistics");
        if (names.isEmpty() == extended.isEmpty()) {
            throw new WorldFault(
                    "InvalidParameterCombination",
                    "The parameters Statistics and ExtendedStatistics exclude each other, and one must be given.");
        }
        names.addAll(extended);
        var values = new LinkedHashMap<String, NavigableMap<Instant, Double>>();
        for (var name : names) {
            var query = new Query.Stat("m", metric, new Statistic(name), period, null, true);
            values.put(name, calculation(call, List.of(query)).result("m"));
        }
        var times = new TreeSet<Instant>();
        values.values().forEach(series -> times.addAll(series.keySet()));
        if (times.size() > MOST_STATISTICS) {
            throw new WorldFault(
                    "InvalidParameterCombination",
                    "You have requested up to %d datapoints, which exceeds the limit of %d."
                            .formatted(times.size(), MOST_STATISTICS));
        }
        return Answer.empty()
                .with("Label", metric.name())
                .with(
                        "Datapoints",
                        times.stream().map(time -> datapoint(time, values)).toList());
    }

    private static Answer datapoint(Instant time, Map<String, NavigableMap<Instant, Double>> values) {
        var answer = Answer.empty().with("Timestamp", time);
        var extended = new TreeMap<String, Object>();
        values.forEach((name, series) -> {
            if (new Statistic(name).isPercentile()) {
                extended.put(name, series.get(time));
            } else {
                answer.with(name, series.get(time));
            }
        });
        return answer.with("Unit", "None").with("ExtendedStatistics", extended.isEmpty() ? null : extended);
    }

    private Calculation calculation(Call call, List<Query> queries) {
        Params params = call.params();
        var start = params.time("StartTime").orElseThrow(() -> missing("StartTime"));
        var end = params.time("EndTime").orElseThrow(() -> missing("EndTime"));
        if (!start.isBefore(end)) {
            throw Queries.invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        var oldest = service.world().now().minus(MetricStore.KEPT);
        var newest = service.world().now().plus(1, ChronoUnit.DAYS);
        return new Calculation(
                service.cloudWatch(call).metrics(),
                queries,
                (start.isBefore(oldest) ? oldest : start).truncatedTo(ChronoUnit.MINUTES),
                end.isAfter(newest) ? newest : end);
    }

    private static WorldFault missing(String name) {
        return new WorldFault("MissingParameter", "The parameter " + name + " is required.");
    }
}
