package io.jenkins.plugins.slipway.rehearsal.wire.cloudwatch;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Call;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.wire.Service.Handler;
import io.jenkins.plugins.slipway.rehearsal.world.Page;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Alarm;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.AlarmState;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Comparison;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.MissingData;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Query;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Statistic;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.WatchedAlarm;
import java.util.List;
import java.util.Map;

/** {@code PutMetricAlarm}, {@code DescribeAlarms}, {@code DeleteAlarms}, {@code SetAlarmState}, {@code Enable-} and {@code DisableAlarmActions}. */
final class AlarmCalls {
    private static final int LARGEST_PAGE = 100;
    private final CloudWatchService service;

    AlarmCalls(CloudWatchService service) {
        this.service = service;
    }

    void addTo(Map<String, Handler> handlers) {
        handlers.put("PutMetricAlarm", this::put);
        handlers.put("DescribeAlarms", this::describe);
        handlers.put("DeleteAlarms", this::delete);
        handlers.put("SetAlarmState", this::set);
        handlers.put("EnableAlarmActions", call -> enable(call, true));
        handlers.put("DisableAlarmActions", call -> enable(call, false));
    }

    private Answer put(Call call) {
        var params = call.params();
        var name = params.required("AlarmName");
        var math = params.has("Metrics");
        var alarm = new Alarm(
                name,
                service.cloudWatch(call).alarmArn(name),
                params.text("AlarmDescription").orElse(null),
                new Alarm.Actions(
                        params.flag("ActionsEnabled").orElse(true),
                        params.texts("OKActions"),
                        params.texts("AlarmActions"),
                        params.texts("InsufficientDataActions")),
                math,
                math ? Queries.read(params.structures("Metrics")) : List.of(single(params)),
                Comparison.of(params.required("ComparisonOperator")),
                params.decimal("Threshold").orElseThrow(() -> missing("Threshold")),
                params.integer("EvaluationPeriods").orElseThrow(() -> missing("EvaluationPeriods")),
                params.integer("DatapointsToAlarm").orElse(null),
                params.text("TreatMissingData").map(MissingData::of).orElse(null),
                service.world().now());
        params.nothingElse();
        service.cloudWatch(call).alarms().put(alarm);
        return Answer.empty();
    }

    private static Query single(Params params) {
        var statistic = params.text("Statistic").or(() -> params.text("ExtendedStatistic"));
        return new Query.Stat(
                "m1",
                Queries.metric(params),
                new Statistic(statistic.orElseThrow(() -> missing("Statistic"))),
                Queries.period(params.integer("Period").orElseThrow(() -> missing("Period"))),
                null,
                true);
    }

    private Answer describe(Call call) {
        var params = call.params();
        var names = params.texts("AlarmNames");
        var prefix = params.text("AlarmNamePrefix");
        var state = params.text("StateValue");
        var types = params.texts("AlarmTypes");
        if (!names.isEmpty() && prefix.isPresent()) {
            throw new WorldFault("ValidationError", "AlarmNames and AlarmNamePrefix exclude each other");
        }
        var found = service.cloudWatch(call).alarms().described().stream()
                .filter(watched -> types.isEmpty() || types.contains("MetricAlarm"))
                .filter(watched ->
                        names.isEmpty() || names.contains(watched.alarm().name()))
                .filter(watched ->
                        prefix.map(watched.alarm().name()::startsWith).orElse(true))
                .filter(watched -> state.map(watched.state().name()::equals).orElse(true))
                .toList();
        int size = params.integer("MaxRecords").orElse(names.isEmpty() ? 50 : LARGEST_PAGE);
        if (size < 1 || size > LARGEST_PAGE) {
            throw new WorldFault("ValidationError", "MaxRecords must be 1 to " + LARGEST_PAGE + ", not " + size);
        }
        var page = Page.of(found, params.text("NextToken").orElse(null), size, "InvalidNextToken");
        return Answer.empty()
                .with("CompositeAlarms", List.of())
                .with(
                        "MetricAlarms",
                        page.items().stream().map(AlarmCalls::write).toList())
                .with("NextToken", page.next());
    }

    private Answer delete(Call call) {
        var names = call.params().texts("AlarmNames");
        call.params().nothingElse();
        service.cloudWatch(call).alarms().delete(names);
        return Answer.empty();
    }

    private Answer set(Call call) {
        var params = call.params();
        var name = params.required("AlarmName");
        var state = params.required("StateValue");
        var reason = params.required("StateReason");
        params.ignore("StateReasonData");
        params.nothingElse();
        if (!state.matches("OK|ALARM|INSUFFICIENT_DATA")) {
            throw new WorldFault("ValidationError", "StateValue must be OK, ALARM or INSUFFICIENT_DATA, not " + state);
        }
        service.cloudWatch(call).alarms().set(name, AlarmState.valueOf(state), reason);
        return Answer.empty();
    }

    private Answer enable(Call call, boolean enabled) {
        var names = call.params().texts("AlarmNames");
        call.params().nothingElse();
        service.cloudWatch(call).alarms().enableActions(names, enabled);
        return Answer.empty();
    }

    private static Answer write(WatchedAlarm watched) {
        var alarm = watched.alarm();
        var answer = Answer.empty()
                .with("AlarmName", alarm.name())
                .with("AlarmArn", alarm.arn())
                .with("AlarmDescription", alarm.description())
                .with("AlarmConfigurationUpdatedTimestamp", alarm.configuredAt())
                .with("ActionsEnabled", alarm.actions().enabled())
                .with("OKActions", alarm.actions().ok())
                .with("AlarmActions", alarm.actions().alarm())
                .with("InsufficientDataActions", alarm.actions().insufficientData())
                .with("StateValue", watched.state().name())
                .with("StateReason", watched.reason())
                .with("StateUpdatedTimestamp", watched.since())
                .with("StateTransitionedTimestamp", watched.since())
                .with("EvaluationPeriods", alarm.evaluationPeriods())
                .with("DatapointsToAlarm", alarm.datapointsToAlarm())
                .with("Threshold", alarm.threshold())
                .with("ComparisonOperator", alarm.comparison().word())
                .with(
                        "TreatMissingData",
                        alarm.treatMissingData() == null
                                ? null
                                : alarm.treatMissingData().word());
        if (alarm.math()) {
            return answer.with(
                    "Metrics", alarm.queries().stream().map(Queries::write).toList());
        }
        var stat = (Query.Stat) alarm.watched();
        return answer.with("Namespace", stat.metric().namespace())
                .with("MetricName", stat.metric().name())
                .with("Dimensions", Queries.dimensions(stat.metric()))
                .with("Period", stat.period())
                .with(
                        stat.statistic().isPercentile() ? "ExtendedStatistic" : "Statistic",
                        stat.statistic().name());
    }

    private static WorldFault missing(String name) {
        return new WorldFault("MissingParameter", "The parameter " + name + " is required.");
    }
}
