package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Target groups of one region (API reference, {@code CreateTargetGroup}, {@code ModifyTargetGroup}, {@code DeleteTargetGroup}). */
public final class TargetGroups {
    private final Registry registry;
    private final Targets targets;

    TargetGroups(Registry registry, Targets targets) {
        this.registry = registry;
        this.targets = targets;
    }

    /**
     * The same again answers with the one that exists ("This operation is idempotent", whatever the tags).
     *
     * @param wanted its ARN and attributes are not looked at
     * @throws WorldFault {@code DuplicateTargetGroupName} when the name is taken with other settings
     */
    public TargetGroup create(TargetGroup wanted, Map<String, String> tags) {
        Names.check("Target group", wanted.name());
        if (wanted.port() < 1 || wanted.port() > 65_535) {
            throw Refusals.invalid("A target group's port must be between 1 and 65535, not " + wanted.port());
        }
        for (var group : registry.groups.allNow()) {
            if (group.name().equals(wanted.name())) {
                if (group.sameSettings(wanted)) {
                    return group;
                }
                throw new WorldFault(
                        "DuplicateTargetGroupName",
                        "A target group with the same name '" + wanted.name()
                                + "' exists, but with different settings");
            }
        }
        var arn = registry.region.arn("elasticloadbalancing", "targetgroup/" + wanted.name() + "/" + registry.newId());
        var group = new TargetGroup(
                arn,
                wanted.name(),
                wanted.protocol(),
                wanted.protocolVersion(),
                wanted.port(),
                wanted.vpc(),
                wanted.targetType(),
                wanted.ipAddressType(),
                wanted.check(),
                TargetGroupAttributes.STANDARD);
        registry.groups.put(arn, group);
        registry.tags.put(arn, Map.copyOf(tags));
        return group;
    }

    /** An HTTP group of instances on port 8080 with AWS' defaults, whose check asks every ten seconds. */
    public static TargetGroup http(String name) {
        var check = new HealthCheck(true, "HTTP", "traffic-port", "/health", 10, 5, 2, 2, "200", null);
        return new TargetGroup(
                "",
                name,
                "HTTP",
                "HTTP1",
                8080,
                LoadBalancer.VPC,
                "instance",
                "ipv4",
                check,
                TargetGroupAttributes.STANDARD);
    }

    /** Truth, for a change that depends on it. @throws WorldFault {@code TargetGroupNotFound} */
    public TargetGroup find(String arn) {
        return registry.group(arn);
    }

    /** All there are, without any staleness. */
    public List<TargetGroup> all() {
        return registry.groups.allNow();
    }

    /** What a describe sees. @throws WorldFault {@code TargetGroupNotFound} */
    public TargetGroup described(String arn) {
        return registry.groups.seen(arn).orElseThrow(() -> Refusals.noTargetGroup(arn));
    }

    /** As a describe sees them: by ARN, by name, or all that a load balancer uses when {@code balancer} is given. */
    public List<TargetGroup> described(String balancer, Set<String> arns, Set<String> names) {
        if (balancer != null) {
            if (registry.balancers.seen(balancer).isEmpty()) {
                throw Refusals.noLoadBalancer(balancer);
            }
            return registry.groups.allSeen().stream()
                    .filter(group -> balancers(group).contains(balancer))
                    .toList();
        }
        return Names.selected(
                registry.groups.allSeen(), TargetGroup::arn, arns, TargetGroup::name, names, Refusals::noTargetGroup);
    }

    /** ARNs of the load balancers that use it. */
    public List<String> balancers(TargetGroup group) {
        return registry.balancersUsing(group.arn());
    }

    public TargetGroup modify(String arn, HealthCheck check) {
        registry.group(arn);
        registry.groups.change(arn, group -> group.with(check));
        return registry.group(arn);
    }

    public TargetGroup modifyAttributes(String arn, Map<String, String> changes) {
        var attributes = TargetGroupAttributes.changed(registry.group(arn).attributes(), changes);
        registry.groups.change(arn, group -> group.with(attributes));
        return registry.group(arn);
    }

    /** One that is not there is fine. @throws WorldFault {@code ResourceInUse} while a rule or a listener forwards to it */
    public void delete(String arn) {
        if (!registry.balancersUsing(arn).isEmpty()) {
            throw new WorldFault(
                    "ResourceInUse", "Target group '" + arn + "' is currently in use by a listener or a rule");
        }
        targets.forget(arn);
        registry.forget(registry.groups, arn);
    }
}
