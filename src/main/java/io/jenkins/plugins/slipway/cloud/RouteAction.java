package io.jenkins.plugins.slipway.cloud;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One action of a listener rule, complete, so that putting it back restores exactly what was.
 *
 * @param type {@code forward}, or the provider's name for any other
 * @param order position within the rule, or 0
 * @param stickiness length of group stickiness on a forward, empty when off
 * @param opaque the action in the provider's own form when it is not a forward, else empty
 */
public record RouteAction(
        String type, int order, List<WeightedTarget> targets, Optional<Duration> stickiness, String opaque) {
    /** A target group with a weight, 0 to 999. */
    public record WeightedTarget(String targetGroup, int weight) {}
}
