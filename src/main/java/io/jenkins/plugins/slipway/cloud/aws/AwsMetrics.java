package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.AlarmState;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.MetricQuery;
import io.jenkins.plugins.slipway.cloud.Metrics;
import io.jenkins.plugins.slipway.cloud.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** {@link Metrics} on CloudWatch. */
record AwsMetrics(Calls calls) implements Metrics {
    private static final int QUERIES_PER_CALL = 500;
    private static final int ALARMS_PER_CALL = 100;

    @Override
    public List<Series> read(List<MetricQuery> queries, Instant from, Instant to, Duration period) {
        var series = new ArrayList<Series>();
        for (int start = 0; start < queries.size(); start += QUERIES_PER_CALL) {
            var some = queries.subList(start, Math.min(queries.size(), start + QUERIES_PER_CALL));
            series.addAll(readSome(some, from, to, period));
        }
        return series;
    }

    private List<Series> readSome(List<MetricQuery> queries, Instant from, Instant to, Duration period) {
        var asked = IntStream.range(0, queries.size())
                .mapToObj(i -> dataQuery(ownId(i), queries.get(i), period))
                .toList();
        var results = calls.<GetMetricDataRequest, GetMetricDataResponse, MetricDataResult>all(
                Api.GET_METRIC_DATA,
                token -> GetMetricDataRequest.builder()
                        .metricDataQueries(asked)
                        .startTime(from)
                        .endTime(to)
                        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                        .nextToken(token)
                        .build(),
                calls.target().cloudWatch()::getMetricData,
                GetMetricDataResponse::metricDataResults,
                GetMetricDataResponse::nextToken);
        results.forEach(this::requireData);
        return IntStream.range(0, queries.size())
                .mapToObj(i -> series(queries.get(i).id(), pointsOf(ownId(i), results, from, to)))
                .toList();
    }

    /** Ids of CloudWatch begin with a small letter and have no dash: the caller's need not. */
    private static String ownId(int index) {
        return "q" + index;
    }

    private static MetricDataQuery dataQuery(String id, MetricQuery query, Duration period) {
        var dimensions = query.dimensions().entrySet().stream()
                .map(entry -> Dimension.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
        return MetricDataQuery.builder()
                .id(id)
                .returnData(true)
                .metricStat(stat -> stat.metric(metric -> metric.namespace(query.namespace())
                                .metricName(query.metric())
                                .dimensions(dimensions))
                        .period(Math.toIntExact(period.toSeconds()))
                        .stat(query.statistic()))
                .build();
    }

    /** A series comes in pieces, one per page, in any order. */
    private static SortedMap<Instant, Double> pointsOf(
            String id, List<MetricDataResult> results, Instant from, Instant to) {
        var points = new TreeMap<Instant, Double>();
        for (var result : results) {
            if (result.id().equals(id)) {
                for (int i = 0; i < result.timestamps().size(); i++) {
                    points.put(result.timestamps().get(i), result.values().get(i));
                }
            }
        }
        return points.subMap(from, to);
    }

    private static Series series(String id, SortedMap<Instant, Double> points) {
        return new Series(id, List.copyOf(points.keySet()), List.copyOf(points.values()));
    }

    /** A series that could not be computed must not look like one without values. */
    private void requireData(MetricDataResult result) {
        if (result.statusCode() == StatusCode.INTERNAL_ERROR || result.statusCode() == StatusCode.FORBIDDEN) {
            var kind = result.statusCode() == StatusCode.FORBIDDEN
                    ? CloudFault.Kind.DENIED
                    : CloudFault.Kind.UNKNOWN_OUTCOME;
            throw new CloudFault(
                    kind,
                    Api.GET_METRIC_DATA.action(),
                    result.statusCodeAsString(),
                    Api.GET_METRIC_DATA.action() + " in " + calls.target().region() + " returned "
                            + result.statusCodeAsString() + " for " + result.label() + ": " + result.messages(),
                    null);
        }
    }

    @Override
    public List<AlarmState> alarms(List<String> names) {
        var states = new ArrayList<AlarmState>();
        CloudWatchClient cloudWatch = calls.target().cloudWatch();
        for (int start = 0; start < names.size(); start += ALARMS_PER_CALL) {
            var some = names.subList(start, Math.min(names.size(), start + ALARMS_PER_CALL));
            states.addAll(calls.<DescribeAlarmsRequest, DescribeAlarmsResponse, AlarmState>all(
                    Api.DESCRIBE_ALARMS,
                    token -> DescribeAlarmsRequest.builder()
                            .alarmNames(some)
                            .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                            .nextToken(token)
                            .build(),
                    cloudWatch::describeAlarms,
                    AwsMetrics::statesOf,
                    DescribeAlarmsResponse::nextToken));
        }
        return states;
    }

    private static List<AlarmState> statesOf(DescribeAlarmsResponse page) {
        var states = new ArrayList<AlarmState>();
        page.metricAlarms()
                .forEach(alarm -> states.add(state(
                        alarm.alarmName(),
                        alarm.stateValueAsString(),
                        alarm.stateReason(),
                        alarm.stateUpdatedTimestamp())));
        page.compositeAlarms()
                .forEach(alarm -> states.add(state(
                        alarm.alarmName(),
                        alarm.stateValueAsString(),
                        alarm.stateReason(),
                        alarm.stateUpdatedTimestamp())));
        return states;
    }

    private static AlarmState state(String name, String value, String reason, Instant since) {
        return new AlarmState(name, value, reason == null ? "" : reason, since == null ? Instant.EPOCH : since);
    }
}
