package io.jenkins.plugins.slipway.rehearsal.world.traffic;

import io.jenkins.plugins.slipway.rehearsal.world.Part;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.CloudWatch;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Metric;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Samples;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Instance;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.InstanceState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** CPU of the running instances of each Auto Scaling group, every five minutes: EC2's basic monitoring. */
public final class Processors {
    private static final String GROUP_TAG = "aws:autoscaling:groupName";
    private static final Duration EVERY = Duration.ofMinutes(5);
    /** Percent; nothing in a rehearsal depends on the value. */
    private static final double USUAL = 20;

    private final Region region;

    private Processors(Region region) {
        this.region = region;
    }

    /** Brings it to each region. */
    public static Part part() {
        return region -> new Processors(region).next();
    }

    private void next() {
        var length = EVERY.toSeconds();
        var end = Math.floorDiv(region.world().now().getEpochSecond(), length) * length + length;
        region.world().timeline().at(Instant.ofEpochSecond(end), () -> {
            publish();
            next();
        });
    }

    private void publish() {
        var began = region.world().now().minus(EVERY);
        var store = region.get(CloudWatch.class).metrics();
        groups().forEach((group, running) -> store.put(
                Metric.of("AWS/EC2", "CPUUtilization", Map.of("AutoScalingGroupName", group)),
                began,
                new Samples().add(USUAL, running).summary()));
    }

    private Map<String, Long> groups() {
        return region.get(Ec2.class).instances().shelf().all().stream()
                .filter(instance -> instance.is(InstanceState.RUNNING))
                .map(Instance::tags)
                .filter(tags -> tags.containsKey(GROUP_TAG))
                .collect(Collectors.groupingBy(tags -> tags.get(GROUP_TAG), TreeMap::new, Collectors.counting()));
    }
}
