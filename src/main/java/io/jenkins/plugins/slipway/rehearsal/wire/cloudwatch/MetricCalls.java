package io.jenkins.plugins.slipway.rehearsal.wire.cloudwatch;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Call;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.wire.Service.Handler;
import io.jenkins.plugins.slipway.rehearsal.world.Page;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Metric;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Samples;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code PutMetricData} and {@code ListMetrics}. */
final class MetricCalls {
    private static final Duration OLDEST = Duration.ofDays(14);
    private static final Duration NEWEST = Duration.ofHours(2);
    private static final int PAGE = 500;
    private static final int MOST = 1_000;

    private record Datum(Metric metric, Instant time, Summary samples) {}

    private final CloudWatchService service;

    MetricCalls(CloudWatchService service) {
        this.service = service;
    }

    void addTo(Map<String, Handler> handlers) {
        handlers.put("PutMetricData", this::put);
        handlers.put("ListMetrics", this::list);
    }

    private Answer put(Call call) {
        var params = call.params();
        var namespace = params.required("Namespace");
        if (namespace.startsWith("AWS/")) {
            throw Queries.invalid("The value AWS/ for parameter Namespace is invalid.");
        }
        var given = params.structures("MetricData");
        if (given.size() > MOST) {
            throw Queries.invalid("The collection MetricData must not have a size greater than " + MOST + ".");
        }
        var data = new ArrayList<Datum>();
        given.forEach(each -> data.add(datum(namespace, each)));
        params.nothingElse();
        var metrics = service.cloudWatch(call).metrics();
        data.forEach(each -> metrics.put(each.metric(), each.time(), each.samples()));
        return Answer.empty();
    }

    private Datum datum(String namespace, Params given) {
        given.ignore("Unit", "StorageResolution");
        var now = service.world().now();
        var time = given.time("Timestamp").orElse(now);
        if (time.isBefore(now.minus(OLDEST)) || time.isAfter(now.plus(NEWEST))) {
            throw Queries.invalid(
                    "The parameter Timestamp must specify a time within the past two weeks and two hours ahead, not "
                            + time + ".");
        }
        var metric = Metric.of(namespace, given.required("MetricName"), Queries.dimensions(given));
        return new Datum(metric, time, samples(given).summary());
    }

    private static Samples samples(Params given) {
        var samples = new Samples();
        var statistics = given.structure("StatisticValues");
        var values = given.decimals("Values");
        var counts = given.decimals("Counts");
        var value = given.decimal("Value");
        if ((statistics.isPresent() ? 1 : 0) + (values.isEmpty() ? 0 : 1) + (value.isPresent() ? 1 : 0) != 1) {
            throw new WorldFault(
                    "InvalidParameterCombination",
                    "A datum must have exactly one of Value, Values and StatisticValues.");
        }
        value.ifPresent(samples::add);
        statistics.ifPresent(all -> samples.addStatistics(
                number(all, "SampleCount"), number(all, "Sum"), number(all, "Minimum"), number(all, "Maximum")));
        if (!counts.isEmpty() && counts.size() != values.size()) {
            throw Queries.invalid("The lists Values and Counts must have the same length.");
        }
        for (int i = 0; i < values.size(); i++) {
            samples.add(values.get(i), counts.isEmpty() ? 1 : counts.get(i));
        }
        if (samples.isEmpty()) {
            throw Queries.invalid("A datum must have a sample.");
        }
        return samples;
    }

    private static double number(Params params, String name) {
        return params.decimal(name)
                .orElseThrow(() -> new WorldFault(
                        "MissingParameter",
                        "The parameter MetricData.member.1.StatisticValues." + name + " is required."));
    }

    private Answer list(Call call) {
        var params = call.params();
        params.ignore("IncludeLinkedAccounts");
        var namespace = params.text("Namespace");
        var name = params.text("MetricName");
        var filters = params.structures("Dimensions");
        record Filter(String name, Optional<String> value) {}
        List<Filter> wanted = filters.stream()
                .map(filter -> new Filter(filter.required("Name"), filter.text("Value")))
                .toList();
        var found = service.cloudWatch(call).metrics().metrics().stream()
                .filter(metric -> namespace.map(metric.namespace()::equals).orElse(true))
                .filter(metric -> name.map(metric.name()::equals).orElse(true))
                .filter(metric -> wanted.stream().allMatch(filter -> {
                    var value = metric.dimensions().get(filter.name());
                    return value != null && filter.value().map(value::equals).orElse(true);
                }))
                .toList();
        var page = Page.of(found, params.text("NextToken").orElse(null), PAGE, "InvalidParameterValue");
        return Answer.empty()
                .with("Metrics", page.items().stream().map(Queries::write).toList())
                .with("NextToken", page.next());
    }
}
