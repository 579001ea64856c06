package io.jenkins.plugins.slipway.rehearsal.wire.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.slipway.rehearsal.wire.BalancedClients;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.fakes.BalancedWorld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

class CloudWatchServiceTest {
    private final BalancedWorld it = new BalancedWorld();
    private final CloudWatchClient cloudWatch = new BalancedClients(it).client(CloudWatchClient.builder());

    @Test
    void shouldAnswerMetricsAndMathOverThem() {
        it.serve(it.stable, "ami-1", Behaviour.ERRORS, 2);
        it.passMinutes(12);
        var data = cloudWatch.getMetricData(get -> get.startTime(BalancedWorld.START)
                .endTime(it.world.now())
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .metricDataQueries(
                        stat("requests", "RequestCount", "Sum", false),
                        stat("errors", "HTTPCode_Target_5XX_Count", "Sum", false),
                        stat("p99", "TargetResponseTime", "p99", true),
                        MetricDataQuery.builder()
                                .id("ratio")
                                .expression("FILL(errors, 0) / requests")
                                .build()));
        assertThat(data.metricDataResults()).extracting("id").containsExactly("p99", "ratio");
        var ratio = data.metricDataResults().get(1);
        assertThat(ratio.values())
                .hasSize(11)
                .allSatisfy(value -> assertThat(value).isCloseTo(0.05, within(0.03)));
        assertThat(ratio.timestamps().get(0)).isEqualTo(BalancedWorld.START);
        assertThat(data.metricDataResults().get(0).values())
                .allSatisfy(value -> assertThat(value).isBetween(0.15, 0.4));
    }

    @Test
    void shouldAnswerQuicklyWhenAskedForAllOfTime() {
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 2);
        it.passMinutes(4);
        var data = cloudWatch.getMetricData(get -> get.startTime(Instant.EPOCH)
                .endTime(Instant.parse("2999-01-01T00:00:00Z"))
                .metricDataQueries(
                        stat("errors", "HTTPCode_Target_5XX_Count", "Sum", false),
                        MetricDataQuery.builder()
                                .id("filled")
                                .expression("FILL(errors, 0)")
                                .build()));
        assertThat(data.metricDataResults().get(0).values()).hasSizeBetween(14 * 1_440, 17 * 1_440);
    }

    @Test
    void shouldPageByDatapoints() {
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 2);
        it.passMinutes(12);
        var times = new ArrayList<Instant>();
        String token = null;
        do {
            var after = token;
            var page = cloudWatch.getMetricData(get -> get.startTime(BalancedWorld.START)
                    .endTime(it.world.now())
                    .maxDatapoints(4)
                    .nextToken(after)
                    .metricDataQueries(stat("requests", "RequestCount", "Sum", true)));
            times.addAll(page.metricDataResults().get(0).timestamps());
            token = page.nextToken();
        } while (token != null);
        assertThat(times).hasSize(11).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void shouldKeepACustomersMetricWithItsStatistics() {
        cloudWatch.putMetricData(put -> put.namespace("Checkout")
                .metricData(
                        MetricDatum.builder()
                                .metricName("Orders")
                                .value(3.0)
                                .timestamp(it.world.now())
                                .build(),
                        MetricDatum.builder()
                                .metricName("Orders")
                                .values(1.0, 2.0)
                                .counts(2.0, 1.0)
                                .timestamp(it.world.now())
                                .build(),
                        MetricDatum.builder()
                                .metricName("Latency")
                                .timestamp(it.world.now())
                                .statisticValues(all -> all.sampleCount(4.0)
                                        .sum(10.0)
                                        .minimum(1.0)
                                        .maximum(5.0))
                                .build()));
        it.passMinutes(3);
        var orders = cloudWatch.getMetricStatistics(get -> get.namespace("Checkout")
                .metricName("Orders")
                .startTime(BalancedWorld.START)
                .endTime(it.world.now())
                .period(60)
                .statistics(Statistic.SUM, Statistic.SAMPLE_COUNT, Statistic.MAXIMUM));
        assertThat(orders.datapoints()).singleElement().satisfies(point -> {
            assertThat(point.sum()).isEqualTo(7.0);
            assertThat(point.sampleCount()).isEqualTo(4.0);
            assertThat(point.maximum()).isEqualTo(3.0);
        });
        assertThat(cloudWatch.listMetrics(list -> list.namespace("Checkout")).metrics())
                .extracting(Metric::metricName)
                .containsExactly("Orders", "Latency");
        assertThatThrownBy(() -> cloudWatch.putMetricData(put -> put.namespace("AWS/Mine")))
                .hasMessageContaining("AWS/");
    }

    @Test
    void shouldListTheMetricsOfALoadBalancerByDimension() {
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 2);
        it.passMinutes(3);
        var names = cloudWatch
                .listMetrics(
                        list -> list.namespace("AWS/ApplicationELB").dimensions(filter -> filter.name("TargetGroup")))
                .metrics();
        assertThat(names)
                .extracting(Metric::metricName)
                .contains("RequestCount", "TargetResponseTime", "HealthyHostCount", "UnHealthyHostCount")
                .doesNotContain("HTTPCode_ELB_5XX_Count");
    }

    @Test
    void shouldRunAnAlarmsLife() {
        cloudWatch.putMetricAlarm(put -> put.alarmName("slow")
                .namespace("AWS/ApplicationELB")
                .metricName("TargetResponseTime")
                .dimensions(dimensions())
                .extendedStatistic("p90")
                .period(60)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .threshold(0.15)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .treatMissingData("notBreaching")
                .alarmActions("arn:aws:sns:eu-central-1:111122223333:team"));
        assertThat(alarm("slow").stateValue()).isEqualTo(StateValue.INSUFFICIENT_DATA);
        it.passMinutes(1);
        assertThat(alarm("slow").stateValue()).isEqualTo(StateValue.OK);
        assertThat(alarm("slow").extendedStatistic()).isEqualTo("p90");
        assertThat(alarm("slow").dimensions()).containsExactlyElementsOf(dimensions());
        it.serve(it.stable, "ami-1", Behaviour.SLOW, 2);
        it.passMinutes(5);
        assertThat(alarm("slow").stateValue()).isEqualTo(StateValue.ALARM);
        assertThat(cloudWatch
                        .describeAlarms(all -> all.alarmNamePrefix("sl").stateValue(StateValue.ALARM))
                        .metricAlarms())
                .hasSize(1);
        cloudWatch.setAlarmState(set -> set.alarmName("slow").stateValue("OK").stateReason("test"));
        assertThat(alarm("slow").stateReason()).isEqualTo("test");
        cloudWatch.disableAlarmActions(some -> some.alarmNames("slow"));
        assertThat(alarm("slow").actionsEnabled()).isFalse();
        cloudWatch.deleteAlarms(some -> some.alarmNames("slow"));
        assertThat(cloudWatch.describeAlarms(all -> all.alarmNames("slow")).metricAlarms())
                .isEmpty();
        assertThatThrownBy(() -> cloudWatch.deleteAlarms(some -> some.alarmNames("slow")))
                .isInstanceOfSatisfying(
                        CloudWatchException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("ResourceNotFound"));
    }

    @Test
    void shouldGiveBackTheMetricsOfAnAlarmOverMath() {
        var queries = List.of(
                stat("errors", "HTTPCode_Target_5XX_Count", "Sum", false),
                MetricDataQuery.builder()
                        .id("filled")
                        .expression("FILL(errors, 0)")
                        .returnData(true)
                        .build());
        cloudWatch.putMetricAlarm(put -> put.alarmName("errors")
                .metrics(queries)
                .evaluationPeriods(1)
                .threshold(10.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD));
        assertThat(alarm("errors").metrics()).isEqualTo(queries);
        it.passMinutes(1);
        assertThat(alarm("errors").stateValue()).isEqualTo(StateValue.OK);
    }

    @Test
    void shouldRefusePeriodsAndParametersThatAreNotModelled() {
        assertThatThrownBy(() -> cloudWatch.getMetricStatistics(get -> get.namespace("N")
                        .metricName("m")
                        .startTime(BalancedWorld.START)
                        .endTime(BalancedWorld.START.plusSeconds(60))
                        .period(10)
                        .statistics(Statistic.SUM)))
                .hasMessageContaining("60");
        assertThatThrownBy(() -> cloudWatch.describeAlarms(all -> all.actionPrefix("arn:")))
                .hasMessageContaining("ActionPrefix");
    }

    private software.amazon.awssdk.services.cloudwatch.model.MetricAlarm alarm(String name) {
        return cloudWatch
                .describeAlarms(all -> all.alarmNames(name))
                .metricAlarms()
                .get(0);
    }

    private MetricDataQuery stat(String id, String metric, String statistic, boolean returned) {
        return MetricDataQuery.builder()
                .id(id)
                .returnData(returned)
                .metricStat(stat -> stat.stat(statistic)
                        .period(60)
                        .metric(named -> named.namespace("AWS/ApplicationELB")
                                .metricName(metric)
                                .dimensions(dimensions())))
                .build();
    }

    private List<Dimension> dimensions() {
        return List.of(
                Dimension.builder()
                        .name("LoadBalancer")
                        .value(BalancedWorld.BALANCER)
                        .build(),
                Dimension.builder()
                        .name("TargetGroup")
                        .value(it.stable.substring(it.stable.indexOf("targetgroup/")))
                        .build());
    }
}
