package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which actions a rule may have (Application Load Balancers, "Listener rules" and "Action types"; "Quotas": five target groups
 * per action; API reference, "ForwardActionConfig", "TargetGroupTuple", "TargetGroupStickinessConfig").
 */
final class Routing {
    private static final int ACTIONS = 5;
    private static final int TARGET_GROUPS = 5;
    private static final int HEAVIEST = 999;
    private static final int LONGEST_SECONDS = 604_800;
    private static final Set<String> LAST = Set.of("forward", "redirect", "fixed-response");
    private final Registry registry;

    Routing(Registry registry) {
        this.registry = registry;
    }

    /** The actions in their order. @throws WorldFault as Elastic Load Balancing words it */
    List<Action> checked(List<Action> given, List<Action> before, String balancer) {
        if (given.isEmpty()) {
            throw Refusals.invalid("At least one action must be specified");
        }
        if (given.size() > ACTIONS) {
            throw new WorldFault("TooManyActions", "A rule can have at most " + ACTIONS + " actions");
        }
        var actions = ordered(given);
        for (int i = 0; i < actions.size(); i++) {
            if (LAST.contains(actions.get(i).type()) != (i == actions.size() - 1)) {
                throw invalidAction("Exactly one action must be of type "
                        + String.join(", ", LAST.stream().sorted().toList()) + ", and it must be the last one");
            }
        }
        actions.stream().filter(Action::forwards).forEach(action -> checkForward(action, balancer));
        return actions.stream().map(action -> ClientSecret.kept(action, before)).toList();
    }

    private static List<Action> ordered(List<Action> given) {
        if (given.size() == 1) {
            return given;
        }
        var orders = given.stream().map(Action::order).collect(Collectors.toCollection(HashSet::new));
        if (orders.contains(null) || orders.size() < given.size()) {
            throw invalidAction("Each of several actions must have an order of its own");
        }
        var sorted = new ArrayList<>(given);
        sorted.sort(Comparator.comparing(Action::order));
        return sorted;
    }

    private void checkForward(Action action, String balancer) {
        var targets = action.targets();
        if (targets.isEmpty() || targets.size() > TARGET_GROUPS) {
            throw Refusals.invalid(
                    "A forward action must have 1 to " + TARGET_GROUPS + " target groups, not " + targets.size());
        }
        if (targets.stream().map(Action.Weighted::targetGroup).distinct().count() < targets.size()) {
            throw Refusals.invalid("A target group can be specified only once in an action");
        }
        for (var target : targets) {
            if (target.weight() < 0 || target.weight() > HEAVIEST) {
                throw Refusals.invalid(
                        "Weight '" + target.weight() + "' must be between 0 and " + HEAVIEST + " inclusive");
            }
            registry.group(target.targetGroup());
            if (registry.balancersUsing(target.targetGroup()).stream().anyMatch(other -> !other.equals(balancer))) {
                throw new WorldFault(
                        "TargetGroupAssociationLimit",
                        "The following target groups cannot be associated with more than one load balancer: "
                                + target.targetGroup());
            }
        }
        checkStickiness(action.stickiness());
    }

    private static void checkStickiness(Action.Stickiness stickiness) {
        var seconds = stickiness.seconds();
        if (stickiness.enabled() && seconds == null) {
            throw Refusals.invalid("Target group stickiness duration must be specified when stickiness is enabled");
        }
        if (seconds != null && (seconds < 1 || seconds > LONGEST_SECONDS)) {
            throw Refusals.invalid("Target group stickiness duration '" + seconds + "' must be between 1 and "
                    + LONGEST_SECONDS + " seconds");
        }
    }

    private static WorldFault invalidAction(String message) {
        return new WorldFault("InvalidLoadBalancerAction", message);
    }
}
