package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.Eventual;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything of one region that has an ARN, and who uses whom. */
final class Registry {
    final Region region;
    final Eventual<LoadBalancer> balancers;
    final Eventual<Listener> listeners;
    final Eventual<Rule> rules;
    final Eventual<TargetGroup> groups;
    /** By ARN; given at birth together with the resource, so never seen later than it. */
    final Map<String, Map<String, String>> tags = new HashMap<>();

    private final Set<String> used = new HashSet<>();
    private long usedAt = -1;

    Registry(Region region) {
        this.region = region;
        balancers = store("load-balancer");
        listeners = store("listener");
        rules = store("rule");
        groups = store("target-group");
    }

    private <T> Eventual<T> store(String noun) {
        return new Eventual<>(region.world(), region.name() + "/" + noun);
    }

    String newId() {
        return "%016x"
                .formatted(
                        region.world().random("ids/" + region.name() + "/elb").nextLong());
    }

    LoadBalancer balancer(String arn) {
        return balancers.now(arn).orElseThrow(() -> Refusals.noLoadBalancer(arn));
    }

    Listener listener(String arn) {
        return listeners.now(arn).orElseThrow(() -> Refusals.noListener(arn));
    }

    TargetGroup group(String arn) {
        return groups.now(arn).orElseThrow(() -> Refusals.noTargetGroup(arn));
    }

    List<Listener> listenersOf(String balancer) {
        return listeners.allNow().stream()
                .filter(listener -> listener.loadBalancer().equals(balancer))
                .sorted(Comparator.comparingInt(Listener::port))
                .toList();
    }

    /** The listener's rules in order of priority, its default last. */
    List<Rule> rulesOf(Listener listener) {
        return Stream.concat(
                        rules.allNow().stream().filter(rule -> rule.listener().equals(listener.arn())),
                        Stream.of(listener.asRule()))
                .sorted(Comparator.comparingInt(Rule::priority))
                .toList();
    }

    /** ARNs of the load balancers with a rule or a default that forwards to the target group, whatever the weight. */
    List<String> balancersUsing(String targetGroup) {
        var using = new TreeSet<String>();
        for (var listener : listeners.allNow()) {
            if (uses(listener.actions(), targetGroup)) {
                using.add(listener.loadBalancer());
            }
        }
        for (var rule : rules.allNow()) {
            if (uses(rule.actions(), targetGroup)) {
                listeners.now(rule.listener()).ifPresent(listener -> using.add(listener.loadBalancer()));
            }
        }
        return List.copyOf(using);
    }

    /** Whether any load balancer forwards to the target group; asked at every look at every target. */
    boolean isUsed(String targetGroup) {
        var changes = listeners.changes() + rules.changes();
        if (usedAt != changes) {
            usedAt = changes;
            used.clear();
            listeners.allNow().forEach(listener -> use(listener.actions()));
            rules.allNow().stream()
                    .filter(rule -> listeners.now(rule.listener()).isPresent())
                    .forEach(rule -> use(rule.actions()));
        }
        return used.contains(targetGroup);
    }

    private void use(List<Action> actions) {
        actions.forEach(action -> action.targets().forEach(target -> used.add(target.targetGroup())));
    }

    private static boolean uses(List<Action> actions, String targetGroup) {
        for (var action : actions) {
            if (action.forwardsTo(targetGroup)) {
                return true;
            }
        }
        return false;
    }

    boolean exists(String arn) {
        return balancers.now(arn).isPresent()
                || listeners.now(arn).isPresent()
                || rules.now(arn).isPresent()
                || groups.now(arn).isPresent()
                || listeners.allNow().stream()
                        .anyMatch(listener -> listener.defaultRule().equals(arn));
    }

    void forget(Eventual<?> store, String arn) {
        store.remove(arn);
        tags.remove(arn);
    }
}
