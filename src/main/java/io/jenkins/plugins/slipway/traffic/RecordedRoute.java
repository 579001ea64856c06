package io.jenkins.plugins.slipway.traffic;

import io.jenkins.plugins.slipway.cloud.RouteAction;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The complete actions of a rule as they were before the first weight was touched. */
public record RecordedRoute(List<RouteAction> actions) {
    /** ALB weights go to 999; whole percents need 100. */
    private static final int WHOLE = 100;

    /** The same actions with a share of the stable group's traffic given to the canary. */
    List<RouteAction> withCanary(String stable, String canary, int percent) {
        return actions.stream()
                .map(action -> split(action, stable, canary, percent))
                .toList();
    }

    private static RouteAction split(RouteAction action, String stable, String canary, int percent) {
        if (!forwardsTo(action, stable)) {
            return action;
        }
        var targets = List.of(
                new RouteAction.WeightedTarget(stable, WHOLE - percent),
                new RouteAction.WeightedTarget(canary, percent));
        return new RouteAction(action.type(), action.order(), targets, action.stickiness(), action.opaque());
    }

    /** True when all traffic of this rule goes to exactly this target group. */
    public boolean forwardsOnlyTo(String targetGroup) {
        return actions.stream()
                .anyMatch(action ->
                        forwardsTo(action, targetGroup) && action.targets().size() == 1);
    }

    static boolean forwardsTo(RouteAction action, String targetGroup) {
        return action.type().equals("forward")
                && action.targets().stream()
                        .anyMatch(target -> target.targetGroup().equals(targetGroup));
    }

    /** True when both lists route alike; the load balancer may list targets in another order. */
    static boolean alike(List<RouteAction> one, List<RouteAction> other) {
        return one.size() == other.size()
                && IntStream.range(0, one.size()).allMatch(i -> alike(one.get(i), other.get(i)));
    }

    private static boolean alike(RouteAction one, RouteAction other) {
        return one.type().equals(other.type())
                && one.opaque().equals(other.opaque())
                && one.stickiness().equals(other.stickiness())
                && Set.copyOf(one.targets()).equals(Set.copyOf(other.targets()));
    }

    /** The target groups that get traffic by these actions. */
    public static List<String> targetGroups(List<RouteAction> actions) {
        return actions.stream()
                .flatMap(action -> action.targets().stream())
                .map(RouteAction.WeightedTarget::targetGroup)
                .distinct()
                .toList();
    }
}
