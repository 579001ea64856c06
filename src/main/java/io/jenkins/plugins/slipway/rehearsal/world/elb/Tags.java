package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tags of load balancers, listeners, rules and target groups (API reference, {@code AddTags}, {@code RemoveTags}, {@code DescribeTags}). */
public final class Tags {
    private static final int MOST = 50;
    private final Registry registry;

    Tags(Registry registry) {
        this.registry = registry;
    }

    /** @throws WorldFault {@code TooManyTags}, or not found by its kind */
    public void add(Collection<String> arns, Map<String, String> tags) {
        arns.forEach(this::refuseMissing);
        for (var arn : arns) {
            var all = new TreeMap<>(registry.tags.getOrDefault(arn, Map.of()));
            all.putAll(tags);
            if (all.size() > MOST) {
                throw new WorldFault("TooManyTags", "A resource can have at most " + MOST + " tags: '" + arn + "'");
            }
            registry.tags.put(arn, Map.copyOf(all));
        }
    }

    /** @throws WorldFault not found by its kind */
    public void remove(Collection<String> arns, Collection<String> keys) {
        arns.forEach(this::refuseMissing);
        for (var arn : arns) {
            var all = new TreeMap<>(registry.tags.getOrDefault(arn, Map.of()));
            all.keySet().removeAll(List.copyOf(keys));
            registry.tags.put(arn, Map.copyOf(all));
        }
    }

    /** @throws WorldFault not found by its kind */
    public Map<String, String> described(String arn) {
        refuseMissing(arn);
        return new TreeMap<>(registry.tags.getOrDefault(arn, Map.of()));
    }

    private void refuseMissing(String arn) {
        if (!registry.exists(arn)) {
            throw arn.contains(":targetgroup/")
                    ? Refusals.noTargetGroup(arn)
                    : arn.contains(":listener-rule/")
                            ? Refusals.noRule(arn)
                            : arn.contains(":listener/") ? Refusals.noListener(arn) : Refusals.noLoadBalancer(arn);
        }
    }
}
