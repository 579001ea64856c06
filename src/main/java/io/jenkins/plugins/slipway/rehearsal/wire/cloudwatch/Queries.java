package io.jenkins.plugins.slipway.rehearsal.wire.cloudwatch;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Metric;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Query;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Statistic;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Metrics, dimensions and metric data queries, in and out. */
final class Queries {
    private Queries() {}

    static WorldFault invalid(String message) {
        return new WorldFault("InvalidParameterValue", message);
    }

    /** @throws WorldFault {@code InvalidParameterValue} unless it is 60 or a multiple: there are no finer points here */
    static int period(int seconds) {
        if (seconds < 60 || seconds % 60 != 0) {
            throw invalid("Period must be a multiple of 60 seconds in the Slipway rehearsal, not " + seconds);
        }
        return seconds;
    }

    static Map<String, String> dimensions(Params params) {
        var dimensions = new TreeMap<String, String>();
        params.structures("Dimensions").forEach(each -> dimensions.put(each.required("Name"), each.required("Value")));
        return dimensions;
    }

    static Metric metric(Params params) {
        return Metric.of(params.required("Namespace"), params.required("MetricName"), dimensions(params));
    }

    static List<Query> read(List<Params> queries) {
        return queries.stream().map(Queries::read).toList();
    }

    private static Query read(Params query) {
        var id = query.required("Id");
        var label = query.text("Label").orElse(null);
        var returned = query.flag("ReturnData").orElse(true);
        var account = query.text("AccountId").orElse(World.ACCOUNT);
        if (!account.equals(World.ACCOUNT)) {
            throw invalid("The Slipway rehearsal has no account " + account);
        }
        var expression = query.text("Expression");
        var stat = query.structure("MetricStat");
        if (expression.isPresent() == stat.isPresent()) {
            throw new WorldFault(
                    "ValidationError", "The query " + id + " must have either an Expression or a MetricStat");
        }
        if (expression.isPresent()) {
            var period = query.integer("Period").map(Queries::period).orElse(null);
            return new Query.Expression(id, expression.get(), period, label, returned);
        }
        var given = stat.get();
        return new Query.Stat(
                id,
                metric(given.structure("Metric").orElseThrow(() -> invalid("The query " + id + " names no Metric"))),
                new Statistic(given.required("Stat")),
                period(given.integer("Period").orElse(0)),
                label,
                returned);
    }

    static Answer write(Metric metric) {
        return Answer.empty()
                .with("Namespace", metric.namespace())
                .with("MetricName", metric.name())
                .with("Dimensions", dimensions(metric));
    }

    static List<Answer> dimensions(Metric metric) {
        return metric.dimensions().entrySet().stream()
                .map(each -> Answer.empty().with("Name", each.getKey()).with("Value", each.getValue()))
                .toList();
    }

    static Answer write(Query query) {
        var answer = Answer.empty()
                .with("Id", query.id())
                .with("Label", query.label())
                .with("ReturnData", query.returned());
        if (query instanceof Query.Stat stat) {
            return answer.with(
                    "MetricStat",
                    Answer.empty()
                            .with("Metric", write(stat.metric()))
                            .with("Period", stat.period())
                            .with("Stat", stat.statistic().name()));
        }
        var expression = (Query.Expression) query;
        return answer.with("Expression", expression.expression()).with("Period", expression.period());
    }
}
