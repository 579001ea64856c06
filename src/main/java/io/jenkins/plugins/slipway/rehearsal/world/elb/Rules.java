package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules of one region's listeners (API reference, {@code CreateRule}, {@code ModifyRule}, {@code DeleteRule}, {@code SetRulePriorities}). */
public final class Rules {
    private static final int LOWEST_PRIORITY = 50_000;
    private static final int RULES_PER_BALANCER = 100;
    private final Registry registry;
    private final Routing routing;

    Rules(Registry registry) {
        this.registry = registry;
        this.routing = new Routing(registry);
    }

    /** @throws WorldFault {@code ListenerNotFound}, {@code PriorityInUse}, {@code TooManyRules} … */
    public Rule create(
            String listenerArn,
            int priority,
            List<Map<String, Object>> conditions,
            List<Action> actions,
            Map<String, String> tags) {
        var listener = registry.listener(listenerArn);
        checkPriority(priority);
        if (conditions.isEmpty()) {
            throw Refusals.invalid("A condition must be specified");
        }
        refuseTaken(listener, priority, Set.of());
        var rules = registry.listenersOf(listener.loadBalancer()).stream()
                .mapToInt(each -> registry.rulesOf(each).size() - 1)
                .sum();
        if (rules >= RULES_PER_BALANCER) {
            throw new WorldFault(
                    "TooManyRules",
                    "The maximum number of rules on load balancer '" + listener.loadBalancer() + "' has been reached");
        }
        var arn = Arns.rule(listenerArn, registry.newId());
        return put(
                new Rule(
                        arn,
                        listenerArn,
                        priority,
                        conditions,
                        routing.checked(actions, List.of(), listener.loadBalancer())),
                tags);
    }

    Rule seed(String arn, Listener listener, List<Action> actions) {
        var all = List.of(Map.<String, Object>of("Field", "path-pattern", "Values", List.of("/*")));
        var priority = registry.rulesOf(listener).size();
        return put(
                new Rule(
                        arn,
                        listener.arn(),
                        priority,
                        all,
                        routing.checked(actions, List.of(), listener.loadBalancer())),
                Map.of());
    }

    private Rule put(Rule rule, Map<String, String> tags) {
        registry.rules.put(rule.arn(), rule);
        registry.tags.put(rule.arn(), Map.copyOf(tags));
        return rule;
    }

    /** Null leaves conditions or actions as they are. @throws WorldFault {@code RuleNotFound}, {@code OperationNotPermitted} for a default rule */
    public Rule modify(String arn, List<Map<String, Object>> conditions, List<Action> actions) {
        var before = changeable(arn);
        var balancer = registry.listener(before.listener()).loadBalancer();
        var after = before.with(
                conditions == null ? before.conditions() : conditions,
                actions == null ? before.actions() : routing.checked(actions, before.actions(), balancer));
        registry.rules.put(arn, after);
        return after;
    }

    /** @throws WorldFault {@code RuleNotFound}, {@code OperationNotPermitted} for a default rule */
    public void delete(String arn) {
        registry.forget(registry.rules, changeable(arn).arn());
    }

    /** All at once. @throws WorldFault {@code RuleNotFound}, {@code PriorityInUse} */
    public List<Rule> prioritize(Map<String, Integer> priorities) {
        var rules = priorities.keySet().stream().map(this::changeable).toList();
        for (var rule : rules) {
            checkPriority(priorities.get(rule.arn()));
            refuseTaken(registry.listener(rule.listener()), priorities.get(rule.arn()), priorities.keySet());
        }
        if (Set.copyOf(priorities.values()).size() < priorities.size()) {
            throw Refusals.invalid("Each rule must have a priority of its own");
        }
        return rules.stream()
                .map(rule -> rule.withPriority(priorities.get(rule.arn())))
                .peek(rule -> registry.rules.put(rule.arn(), rule))
                .toList();
    }

    /** As a describe sees them: all of a listener, or some by ARN. @throws WorldFault {@code RuleNotFound}, {@code ListenerNotFound} */
    public List<Rule> described(String listenerArn, Set<String> arns) {
        if (listenerArn != null && registry.listeners.seen(listenerArn).isEmpty()) {
            throw Refusals.noListener(listenerArn);
        }
        var all = new ArrayList<>(registry.rules.allSeen());
        registry.listeners.allSeen().forEach(listener -> all.add(listener.asRule()));
        var found = all.stream()
                .filter(rule -> arns.isEmpty() ? rule.listener().equals(listenerArn) : arns.contains(rule.arn()))
                .sorted(Comparator.comparingInt(Rule::priority))
                .toList();
        Names.refuseMissing(arns, found.stream().map(Rule::arn).collect(Collectors.toSet()), Refusals::noRule);
        return found;
    }

    private Rule changeable(String arn) {
        if (registry.listeners.allNow().stream()
                .anyMatch(listener -> listener.defaultRule().equals(arn))) {
            throw new WorldFault(
                    "OperationNotPermitted",
                    "Default rule '" + arn + "' cannot be modified or deleted: modify its listener's default actions");
        }
        return registry.rules.now(arn).orElseThrow(() -> Refusals.noRule(arn));
    }

    private static void checkPriority(int priority) {
        if (priority < 1 || priority > LOWEST_PRIORITY) {
            throw Refusals.invalid(
                    "Rule priority '" + priority + "' must be between 1 and " + LOWEST_PRIORITY + " inclusive");
        }
    }

    private void refuseTaken(Listener listener, int priority, Set<String> except) {
        if (registry.rulesOf(listener).stream()
                .anyMatch(other -> other.priority() == priority && !except.contains(other.arn()))) {
            throw new WorldFault("PriorityInUse", "Priority '" + priority + "' is currently in use");
        }
    }
}
