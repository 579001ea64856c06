package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Load balancers of one region (API reference, {@code CreateLoadBalancer}, {@code DeleteLoadBalancer}). */
public final class LoadBalancers {
    /** How long a new one is provisioning before it takes traffic. */
    public static final Duration PROVISIONING = Duration.ofSeconds(120);

    private final Registry registry;

    LoadBalancers(Registry registry) {
        this.registry = registry;
    }

    /** The same again answers with the one that exists. @throws WorldFault {@code DuplicateLoadBalancerName} */
    public LoadBalancer create(
            String name,
            String scheme,
            String ipAddressType,
            List<String> subnets,
            List<String> groups,
            Map<String, String> tags) {
        Names.check("Load balancer", name);
        if (subnets.size() < 2) {
            throw Refusals.invalid("At least two subnets in two different Availability Zones must be specified");
        }
        for (var balancer : registry.balancers.allNow()) {
            if (balancer.name().equals(name)) {
                if (balancer.scheme().equals(scheme)
                        && balancer.ipAddressType().equals(ipAddressType)
                        && balancer.subnets().equals(subnets)
                        && balancer.securityGroups().equals(groups)) {
                    return balancer;
                }
                throw new WorldFault(
                        "DuplicateLoadBalancerName",
                        "A load balancer with the same name '" + name + "' exists, but with different settings");
            }
        }
        var arn = registry.region.arn("elasticloadbalancing", "loadbalancer/app/" + name + "/" + registry.newId());
        return put(
                arn,
                name,
                scheme,
                ipAddressType,
                subnets,
                groups,
                registry.region.world().now(),
                tags);
    }

    /** One that was there long before. */
    LoadBalancer seed(String arn, String name) {
        return put(
                arn,
                name,
                "internet-facing",
                "ipv4",
                List.of("subnet-0a1b2c3d4e5f60718", "subnet-0b1c2d3e4f5061728", "subnet-0c1d2e3f405162738"),
                List.of("sg-0a9b8c7d6e5f40312"),
                registry.region.world().now().minus(Duration.ofDays(100)),
                Map.of());
    }

    private LoadBalancer put(
            String arn,
            String name,
            String scheme,
            String ipAddressType,
            List<String> subnets,
            List<String> groups,
            Instant createdAt,
            Map<String, String> tags) {
        var number = World.ACCOUNT.hashCode() + arn.hashCode();
        var dns = (scheme.equals("internal") ? "internal-" : "") + name + "-" + Integer.toUnsignedString(number) + "."
                + registry.region.name() + ".elb.amazonaws.com";
        var balancer = new LoadBalancer(
                arn, name, scheme, ipAddressType, dns, List.copyOf(subnets), List.copyOf(groups), createdAt);
        registry.balancers.put(arn, balancer);
        registry.tags.put(arn, Map.copyOf(tags));
        return balancer;
    }

    /** {@code provisioning} or {@code active}. */
    public String state(LoadBalancer balancer) {
        return takesTraffic(balancer) ? "active" : "provisioning";
    }

    boolean takesTraffic(LoadBalancer balancer) {
        return !balancer.createdAt()
                .plus(PROVISIONING)
                .isAfter(registry.region.world().now());
    }

    /** As a describe sees them. @throws WorldFault {@code LoadBalancerNotFound} for an ARN or name that is not there */
    public List<LoadBalancer> described(Set<String> arns, Set<String> names) {
        return Names.selected(
                registry.balancers.allSeen(),
                LoadBalancer::arn,
                arns,
                LoadBalancer::name,
                names,
                Refusals::noLoadBalancer);
    }

    /** With its listeners and rules; one that is not there is fine. */
    public void delete(String arn) {
        for (var listener : registry.listenersOf(arn)) {
            registry.rulesOf(listener).forEach(rule -> registry.forget(registry.rules, rule.arn()));
            registry.forget(registry.listeners, listener.arn());
        }
        registry.forget(registry.balancers, arn);
    }
}
