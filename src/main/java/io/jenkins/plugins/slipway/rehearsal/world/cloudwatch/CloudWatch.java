package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import io.jenkins.plugins.slipway.rehearsal.world.Alarms;
import io.jenkins.plugins.slipway.rehearsal.world.Part;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.fault.Fault;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CloudWatch of one region. */
public final class CloudWatch {
    /** Namespace of the metrics of load balancers. */
    public static final String LOAD_BALANCERS = "AWS/ApplicationELB";

    private final Region region;
    private final MetricStore metrics;
    private final AlarmBook alarms;

    private CloudWatch(Region region) {
        this.region = region;
        this.metrics = new MetricStore(region.world()::now, () -> delay(region));
        this.alarms = new AlarmBook(region, metrics);
    }

    /** Empty when what is measured now never arrives. */
    private static Optional<Duration> delay(Region region) {
        var world = region.world();
        return world.struck(FaultKind.METRICS_LOST, region.name(), "", "").isPresent()
                ? Optional.empty()
                : Optional.of(world.struck(FaultKind.METRICS_LATE, region.name(), "", "")
                        .map(Fault::by)
                        .orElse(Duration.ZERO));
    }

    /** Brings CloudWatch to each region, for {@link Alarms} and under its own class. */
    public static Part part() {
        return region -> {
            var cloudWatch = new CloudWatch(region);
            region.add(CloudWatch.class, cloudWatch);
            region.add(Alarms.class, cloudWatch.alarms);
            region.counted(cloudWatch.alarms::count);
        };
    }

    public MetricStore metrics() {
        return metrics;
    }

    public AlarmBook alarms() {
        return alarms;
    }

    public String alarmArn(String name) {
        return region.arn("cloudwatch", "alarm:" + name);
    }

    /**
     * The alarm that a team has on its fleet: more than 2 % of a target group's requests answered 5xx, in 2 of 3 minutes;
     * missing data does not breach.
     *
     * @param loadBalancer the metrics' dimension, {@code app/name/id}
     * @param targetGroup the metrics' dimension, {@code targetgroup/name/id}
     */
    public void seedErrorAlarm(String name, String loadBalancer, String targetGroup) {
        var dimensions = Map.of("LoadBalancer", loadBalancer, "TargetGroup", targetGroup);
        var sum = new Statistic("Sum");
        alarms.put(new Alarm(
                name,
                alarmArn(name),
                "More than 2 % of the requests answered 5xx",
                Alarm.Actions.NONE,
                true,
                List.of(
                        new Query.Expression("ratio", "FILL(errors, 0) / requests", null, "share of 5xx", true),
                        new Query.Stat(
                                "errors",
                                Metric.of(LOAD_BALANCERS, "HTTPCode_Target_5XX_Count", dimensions),
                                sum,
                                60,
                                null,
                                false),
                        new Query.Stat(
                                "requests",
                                Metric.of(LOAD_BALANCERS, "RequestCount", dimensions),
                                sum,
                                60,
                                null,
                                false)),
                Comparison.GREATER_THAN,
                0.02,
                3,
                2,
                MissingData.NOT_BREACHING,
                region.world().now()));
    }
}
