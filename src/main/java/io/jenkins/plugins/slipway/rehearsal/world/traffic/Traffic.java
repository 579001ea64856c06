package io.jenkins.plugins.slipway.rehearsal.world.traffic;

import io.jenkins.plugins.slipway.rehearsal.world.Part;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.CloudWatch;
import io.jenkins.plugins.slipway.rehearsal.world.cloudwatch.Samples;
import io.jenkins.plugins.slipway.rehearsal.world.elb.ListenerWatch;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancer;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Users of every load balancer of a region, simulated in slices of 5 seconds as long as there is a listener. Each listener
 * that forwards gets an equal part of its load balancer's requests, and all of them match its first rule. What happens in a
 * slice follows from the seed, the time and the world alone.
 */
public final class Traffic {
    private static final Duration SLICE = Duration.ofSeconds(5);
    private static final double MILD = 0.04;

    /** The dimensions of one load balancer's metrics, or of a target group's behind it. */
    private record Dimensions(String balancer, String targetGroup) {
        Map<String, String> map() {
            return targetGroup == null
                    ? Map.of("LoadBalancer", balancer)
                    : Map.of("LoadBalancer", balancer, "TargetGroup", targetGroup);
        }
    }

    private final Region region;
    private final double standardRate;
    private final ReleaseQuality quality;
    private final Map<String, Double> rates = new HashMap<>();
    private final Map<String, Sessions> sessions = new HashMap<>();
    private Map<Dimensions, Measured> minute = new LinkedHashMap<>();
    private boolean ticking;
    private boolean stopped;

    private Traffic(Region region, double standardRate) {
        this.region = region;
        this.standardRate = standardRate;
        this.quality = ReleaseQuality.of(region.world()::chance);
    }

    /** As much of it as the world's settings say. */
    public static Part part() {
        return region -> {
            var traffic = new Traffic(region, region.world().settings().requestsPerMinute());
            region.add(Traffic.class, traffic);
            region.add(ListenerWatch.class, traffic::next);
        };
    }

    /** Sets the requests per minute of one load balancer. */
    public void rate(String loadBalancerArn, double perMinute) {
        rates.put(loadBalancerArn, perMinute);
    }

    /** No request comes any more, for good. */
    public void stop() {
        stopped = true;
    }

    private void next() {
        if (!ticking && !stopped && balancing().hasListeners()) {
            ticking = true;
            var slice = SLICE.toSeconds();
            var end = Math.floorDiv(region.world().now().getEpochSecond(), slice) * slice + slice;
            region.world().timeline().at(Instant.ofEpochSecond(end), () -> {
                ticking = false;
                if (stopped) {
                    return;
                }
                simulate();
                next();
            });
        }
    }

    /** The slice that ends now, and at the end of a minute what it left. */
    private void simulate() {
        var now = region.world().now();
        var routes = new LinkedHashMap<LoadBalancer, List<List<Rule>>>();
        balancing()
                .routes()
                .forEach(route -> routes.computeIfAbsent(route.balancer(), name -> new ArrayList<>())
                        .add(route.rules()));
        routes.forEach((balancer, listeners) -> {
            var first = listeners.stream()
                    .map(rules -> rules.get(0))
                    .filter(rule -> rule.routing().forwards())
                    .toList();
            first.forEach(rule -> send(balancer, rule, rate(balancer) / first.size()));
        });
        if (now.truncatedTo(ChronoUnit.MINUTES).equals(now)) {
            var past = now.minus(1, ChronoUnit.MINUTES);
            var store = region.get(CloudWatch.class).metrics();
            minute.forEach((dimensions, measured) ->
                    measured.publish(store, dimensions.map(), past, dimensions.targetGroup() != null));
            minute = new LinkedHashMap<>();
            routes.forEach((balancer, listeners) -> publishHosts(balancer, listeners, past));
        }
    }

    private double rate(LoadBalancer balancer) {
        return rates.getOrDefault(balancer.arn(), standardRate);
    }

    private void send(LoadBalancer balancer, Rule rule, double perMinute) {
        var now = region.world().now();
        var action = rule.routing();
        var random = random(rule.arn() + "/" + now.getEpochSecond());
        var load = random(
                "load/" + now.minusMillis(1).truncatedTo(ChronoUnit.MINUTES).getEpochSecond());
        var mean = perMinute * SLICE.toSeconds() / 60 * Math.exp(MILD * load.nextGaussian());
        var pace = Math.exp(MILD * load.nextGaussian());
        var requests = Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        var shares = sessions.computeIfAbsent(rule.arn(), arn -> new Sessions()).shares(action, now);
        var pools = new Servers(region, quality, action).pools();
        var whole = measured(new Dimensions(balancer.dimension(), null));
        var parts = action.targets().stream()
                .map(target -> measured(new Dimensions(
                        balancer.dimension(),
                        balancing().groups().find(target.targetGroup()).dimension())))
                .toList();
        for (long i = 0; i < requests; i++) {
            int target = pick(shares, random.nextDouble());
            if (target < 0 || pools.get(target).isEmpty()) {
                whole.unavailable();
            } else {
                answer(pools.get(target).of(i), random, pace, whole, parts.get(target));
            }
        }
    }

    private static void answer(
            Servers.Server server, SplittableRandom random, double pace, Measured whole, Measured part) {
        if (!server.listens()) {
            whole.connectionFailed();
            part.connectionFailed();
            return;
        }
        var seconds = server.median() * pace * Math.exp(ReleaseQuality.SPREAD * random.nextGaussian());
        var error = random.nextDouble() < server.errors();
        whole.answered(seconds, error);
        part.answered(seconds, error);
    }

    /** -1 when nobody has a share. */
    private static int pick(double[] shares, double random) {
        int last = -1;
        for (int i = 0; i < shares.length; i++) {
            if (shares[i] > 0) {
                last = i;
                random -= shares[i];
                if (random < 0) {
                    return i;
                }
            }
        }
        return last;
    }

    private void publishHosts(LoadBalancer balancer, List<List<Rule>> listeners, Instant past) {
        var store = region.get(CloudWatch.class).metrics();
        listeners.stream()
                .flatMap(List::stream)
                .flatMap(rule -> rule.routing().targets().stream())
                .map(target -> target.targetGroup())
                .distinct()
                .forEach(targetGroup -> {
                    var group = balancing().groups().find(targetGroup);
                    var dimensions = new Dimensions(balancer.dimension(), group.dimension()).map();
                    var hosts = balancing().hosts(targetGroup);
                    store.put(
                            Measured.metric("HealthyHostCount", dimensions),
                            past,
                            new Samples().add(hosts.healthy()).summary());
                    store.put(
                            Measured.metric("UnHealthyHostCount", dimensions),
                            past,
                            new Samples().add(hosts.unhealthy()).summary());
                });
    }

    private Measured measured(Dimensions dimensions) {
        return minute.computeIfAbsent(dimensions, name -> new Measured());
    }

    private SplittableRandom random(String key) {
        return new SplittableRandom(
                Double.doubleToLongBits(region.world().chance("traffic/" + region.name() + "/" + key)));
    }

    private LoadBalancing balancing() {
        return region.get(LoadBalancing.class);
    }
}
