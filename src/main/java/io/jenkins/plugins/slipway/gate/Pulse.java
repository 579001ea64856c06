package io.jenkins.plugins.slipway.gate;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.MetricQuery;
import io.jenkins.plugins.slipway.cloud.Metrics;
import io.jenkins.plugins.slipway.cloud.TargetGroup;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What AWS publishes of a fleet whether anybody uses it or not: the healthy hosts of its target groups each minute, or, of a
 * fleet behind no load balancer, the CPU of its instances every five minutes. Beside it the requests, where a load balancer
 * counts them.
 *
 * @param beats each of them must be there
 * @param every time between two values of a beat
 */
public record Pulse(List<MetricQuery> beats, Duration every, List<MetricQuery> requests) {
    /** So long before a watch, to see whether the fleet is in use. */
    private static final Duration HABIT = Duration.ofHours(1);

    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** By the first part of a load balancer's dimension; gateways and networks count no requests. */
    private static final Map<String, String> NAMESPACES =
            Map.of("app", "AWS/ApplicationELB", "net", "AWS/NetworkELB", "gwy", "AWS/GatewayELB");

    /** As the group is now. @throws OperationFailed when it is gone */
    public static Pulse of(Cloud cloud, String group) {
        var fleet = cloud.fleets()
                .find(group)
                .orElseThrow(() -> OperationFailed.because("group %s is gone".formatted(group)));
        var balanced = fleet.targetGroups().stream()
                .flatMap(arn -> cloud.traffic().targetGroup(arn).stream())
                .filter(target -> NAMESPACES.containsKey(kind(target)))
                .toList();
        return balanced.isEmpty() ? processors(fleet) : balanced(balanced);
    }

    private static Pulse processors(Fleet fleet) {
        var query = new MetricQuery(
                "cpu", "AWS/EC2", "CPUUtilization", Map.of("AutoScalingGroupName", fleet.name()), "Average");
        return new Pulse(List.of(query), Duration.ofMinutes(5), List.of());
    }

    private static Pulse balanced(List<TargetGroup> targets) {
        var hosts = new ArrayList<MetricQuery>();
        var requests = new ArrayList<MetricQuery>();
        for (int i = 0; i < targets.size(); i++) {
            var target = targets.get(i);
            hosts.add(query("hosts" + i, target, "HealthyHostCount", "Average"));
            if (kind(target).equals("app")) {
                requests.add(query("requests" + i, target, "RequestCount", "Sum"));
            }
        }
        return new Pulse(hosts, MINUTE, requests);
    }

    private static MetricQuery query(String id, TargetGroup target, String metric, String statistic) {
        var dimensions = Map.of("LoadBalancer", target.loadBalancer(), "TargetGroup", target.dimension());
        return new MetricQuery(id, NAMESPACES.get(kind(target)), metric, dimensions, statistic);
    }

    private static String kind(TargetGroup target) {
        return target.loadBalancer().split("/", 2)[0];
    }

    /**
     * Minutes of {@code [from, to)} of which something is known: every beat is there, and a request where the fleet was in use
     * in most minutes of the hour before.
     */
    SortedSet<Instant> minutes(Metrics metrics, Instant from, Instant to) {
        var since = from.truncatedTo(ChronoUnit.MINUTES);
        var until = to.truncatedTo(ChronoUnit.MINUTES);
        if (!since.isBefore(until)) {
            return new TreeSet<>();
        }
        var series = metrics.read(
                Stream.concat(beats.stream(), requests.stream()).toList(), since.minus(HABIT), until, MINUTE);
        var alive = beats(
                series.stream().limit(beats.size()).map(each -> each.times()).toList());
        var used = new HashSet<Instant>();
        series.stream().skip(beats.size()).forEach(each -> {
            for (int i = 0; i < each.times().size(); i++) {
                if (each.values().get(i) > 0) {
                    used.add(each.times().get(i));
                }
            }
        });
        var before = alive.headSet(since);
        var inUse = !before.isEmpty() && before.stream().filter(used::contains).count() * 2 > before.size();
        var known = new TreeSet<>(alive.subSet(since, until));
        if (inUse) {
            known.retainAll(used);
        }
        return known;
    }

    /** A value stands for the time until the next one. */
    private SortedSet<Instant> beats(List<List<Instant>> times) {
        return times.stream()
                .map(each -> {
                    Set<Instant> minutes = new TreeSet<>();
                    for (var time : each) {
                        for (int i = 0; i < every.toMinutes(); i++) {
                            minutes.add(time.plus(MINUTE.multipliedBy(i)));
                        }
                    }
                    return minutes;
                })
                .reduce((one, other) -> {
                    one.retainAll(other);
                    return one;
                })
                .<SortedSet<Instant>>map(TreeSet::new)
                .orElseGet(TreeSet::new);
    }
}
