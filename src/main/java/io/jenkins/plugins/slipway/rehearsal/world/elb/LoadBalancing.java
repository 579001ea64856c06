package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.Balancing;
import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.Part;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Elastic Load Balancing of one region. */
public final class LoadBalancing implements Balancing {
    private final Registry registry;
    private final LoadBalancers balancers;
    private final Listeners listeners;
    private final Rules rules;
    private final Targets targets;
    private final TargetGroups groups;
    private final Tags tags;

    LoadBalancing(Region region) {
        registry = new Registry(region);
        balancers = new LoadBalancers(registry);
        listeners = new Listeners(registry);
        rules = new Rules(registry);
        targets = new Targets(registry);
        groups = new TargetGroups(registry, targets);
        tags = new Tags(registry);
    }

    /** Brings load balancing to each region, for {@link Balancing} and under its own class. */
    public static Part part() {
        return region -> {
            var balancing = new LoadBalancing(region);
            region.add(LoadBalancing.class, balancing);
            region.add(Balancing.class, balancing);
            region.counted(balancing::count);
        };
    }

    public LoadBalancers balancers() {
        return balancers;
    }

    public Listeners listeners() {
        return listeners;
    }

    public Rules rules() {
        return rules;
    }

    public TargetGroups groups() {
        return groups;
    }

    public Targets targets() {
        return targets;
    }

    public Tags tags() {
        return tags;
    }

    /**
     * Has a rule, or a listener's default, that has always been there and forwards everything to one target group; the load
     * balancer and the listener that its ARN names come with it.
     *
     * @param arn of a listener or a listener rule; its account, region and name parts are kept
     * @throws WorldFault {@code ValidationError} when it is neither
     */
    public void seedRoute(String arn, String targetGroup) {
        var route = Arns.ofRoute(arn);
        if (registry.balancers.now(route.loadBalancer()).isEmpty()) {
            balancers.seed(route.loadBalancer(), route.loadBalancerName());
        }
        var forward = List.of(Action.forward(targetGroup));
        var listener = registry.listeners
                .now(route.listener())
                .orElseGet(() -> listeners.seed(route, route.isRule() ? List.of(Action.fixedResponse(404)) : forward));
        if (route.isRule() && registry.rules.now(arn).isEmpty()) {
            rules.seed(arn, listener, forward);
        }
    }

    /** What is in front of users right now: each listener's first rule, or its default, of load balancers that take traffic. */
    public List<Route> routes() {
        return registry.listeners.allNow().stream()
                .flatMap(listener -> registry.balancers.now(listener.loadBalancer()).stream()
                        .filter(balancers::takesTraffic)
                        .map(balancer -> new Route(balancer, registry.rulesOf(listener))))
                .toList();
    }

    /** A listener of a load balancer with its rules, the one that users meet first in front. */
    public record Route(LoadBalancer balancer, List<Rule> rules) {}

    public boolean hasListeners() {
        return !registry.listeners.allNow().isEmpty();
    }

    /** How many targets of a group are healthy and unhealthy, as the load balancer counts them. */
    public HostCount hosts(String targetGroup) {
        return new HostCount(
                targets.in(targetGroup, Target.State.HEALTHY).size(),
                targets.in(targetGroup, Target.State.UNHEALTHY).size());
    }

    /** Healthy and unhealthy targets. */
    public record HostCount(int healthy, int unhealthy) {}

    @Override
    public void register(String targetGroup, String instanceId) {
        targets.add(registry.group(targetGroup), new TargetKey(instanceId, 0));
    }

    @Override
    public void registerHealthy(String targetGroup, String instanceId) {
        targets.addHealthy(registry.group(targetGroup), new TargetKey(instanceId, 0));
    }

    @Override
    public void deregister(String targetGroup, String instanceId) {
        targets.deregister(targetGroup, List.of(new TargetKey(instanceId, 0)));
    }

    @Override
    public Optional<String> health(String targetGroup, String instanceId) {
        return targets.health(targetGroup, instanceId);
    }

    @Override
    public Set<String> unhealthy(String targetGroup) {
        return targets.unhealthy(targetGroup);
    }

    @Override
    public boolean exists(String targetGroup) {
        return registry.groups.now(targetGroup).isPresent();
    }

    private void count(Census.Tally tally) {
        tally.count(
                "load balancers",
                registry.balancers.allNow().stream().map(LoadBalancer::arn).toList(),
                registry.balancers.everCreated());
        tally.count(
                "target groups",
                registry.groups.allNow().stream().map(TargetGroup::arn).toList(),
                registry.groups.everCreated());
        tally.count(
                "rules",
                registry.rules.allNow().stream().map(LoadBalancing::line).toList(),
                registry.rules.everCreated());
        tally.count(
                "listeners",
                registry.listeners.allNow().stream()
                        .map(listener -> line(listener.asRule()).replace(listener.defaultRule(), listener.arn()))
                        .toList(),
                registry.listeners.everCreated());
    }

    private static String line(Rule rule) {
        return rule.arn() + " "
                + rule.actions().stream().map(LoadBalancing::line).collect(Collectors.joining(", "));
    }

    private static String line(Action action) {
        return action.forwards()
                ? action.targets().stream()
                        .map(target -> target.targetGroup().split("/")[1] + "=" + target.weight())
                        .collect(Collectors.joining(" "))
                : action.type();
    }
}
