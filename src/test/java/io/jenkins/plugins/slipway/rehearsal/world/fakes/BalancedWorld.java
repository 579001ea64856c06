package io.jenkins.plugins.slipway.rehearsal.world.fakes;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Groups;
import io.jenkins.plugins.slipway.rehearsal.world.Machines;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Calculation;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.CloudWatch;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Metric;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Query;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Statistic;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Action;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import io.jenkins.plugins.slipway.rehearsal.world.elb.TargetGroups;
import io.jenkins.plugins.slipway.rehearsal.world.scheduler.Schedules;
import io.jenkins.plugins.slipway.rehearsal.world.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;

/** A region with one load balancer, whose rule forwards to target group {@code stable}; a target group {@code canary} stands beside. */
public final class BalancedWorld {
    public static final String RULE =
            "arn:aws:elasticloadbalancing:eu-central-1:111122223333:listener-rule/app/checkout/"
                    + "50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee";
    public static final String BALANCER = "app/checkout/50dc6c495c0c9188";
    public static final Instant START = Settings.standard().start();

    public final World world;
    public final Region region;
    public final LoadBalancing balancing;
    public final CloudWatch cloudWatch;
    public final FakeMachines machines = new FakeMachines();
    public final Map<String, List<String>> fleets = new HashMap<>();
    public final String stable;
    public final String canary;

    public BalancedWorld() {
        this(Settings.standard().withoutStaleReads());
    }

    public BalancedWorld(Settings settings) {
        world = new World(
                settings, List.of(LoadBalancing.part(), CloudWatch.part(), Traffic.part(), Schedules.part(), part -> {
                    part.add(Machines.class, machines);
                    part.add(Groups.class, targetGroup -> fleets.getOrDefault(targetGroup, List.of()));
                }));
        region = world.region("eu-central-1");
        balancing = region.get(LoadBalancing.class);
        cloudWatch = region.get(CloudWatch.class);
        stable = balancing
                .groups()
                .create(TargetGroups.http("checkout"), Map.of())
                .arn();
        canary = balancing
                .groups()
                .create(TargetGroups.http("checkout-canary"), Map.of())
                .arn();
        balancing.seedRoute(RULE, stable);
    }

    /** Adds so many healthy instances of one release to a target group. */
    public List<String> serve(String targetGroup, String imageId, Behaviour behaviour, int count) {
        var ids = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var id = machines.running(
                    "i-" + imageId + "-" + i, imageId, behaviour, world.now().minusSeconds(600));
            balancing.registerHealthy(targetGroup, id);
            ids.add(id);
        }
        return ids;
    }

    public void weights(int toStable, int toCanary, Action.Stickiness stickiness) {
        balancing
                .rules()
                .modify(
                        RULE,
                        null,
                        List.of(Action.forward(
                                List.of(new Action.Weighted(stable, toStable), new Action.Weighted(canary, toCanary)),
                                stickiness)));
    }

    public void weights(int toStable, int toCanary) {
        weights(toStable, toCanary, Action.Stickiness.OFF);
    }

    public void pass(Duration time) {
        world.timeline().advanceTo(world.now().plus(time));
    }

    public void passMinutes(int minutes) {
        pass(Duration.ofMinutes(minutes));
    }

    /** One metric by minute, of the target group or, with null, of the load balancer. */
    public NavigableMap<Instant, Double> metric(String name, String targetGroup, String statistic) {
        var dimensions = targetGroup == null
                ? Map.of("LoadBalancer", BALANCER)
                : Map.of(
                        "LoadBalancer",
                        BALANCER,
                        "TargetGroup",
                        targetGroup.substring(targetGroup.indexOf("targetgroup/")));
        var query = new Query.Stat(
                "m", Metric.of(CloudWatch.LOAD_BALANCERS, name, dimensions), new Statistic(statistic), 60, null, true);
        return new Calculation(cloudWatch.metrics(), List.of(query), START, world.now()).result("m");
    }

    public double sum(String name, String targetGroup) {
        return metric(name, targetGroup, "Sum").values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }
}
