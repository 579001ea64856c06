package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.RouteAction;
import io.jenkins.plugins.slipway.cloud.RouteAction.WeightedTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** Listener actions between AWS's words and ours: a forward as data, any other action whole, as JSON. */
final class Actions {
    private static final int ONLY_TARGET = 1;

    private Actions() {}

    static RouteAction read(Action action) {
        var order = action.order() == null ? 0 : action.order();
        if (action.type() == ActionTypeEnum.FORWARD) {
            return new RouteAction(action.typeAsString(), order, targets(action), stickiness(action), "");
        }
        return new RouteAction(
                action.typeAsString(), order, List.of(), Optional.empty(), SdkJson.write(restorable(action)));
    }

    static Action write(RouteAction action) {
        if (!action.type().equals(ActionTypeEnum.FORWARD.toString())) {
            return SdkJson.read(action.opaque(), Action.builder()).build();
        }
        var targets = action.targets().stream()
                .map(target -> TargetGroupTuple.builder()
                        .targetGroupArn(target.targetGroup())
                        .weight(target.weight())
                        .build())
                .toList();
        var written = Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .forwardConfig(forward -> forward.targetGroups(targets)
                        .targetGroupStickinessConfig(sticky -> sticky.enabled(
                                        action.stickiness().isPresent())
                                .durationSeconds(action.stickiness()
                                        .map(length -> Math.toIntExact(length.toSeconds()))
                                        .orElse(null))));
        if (action.order() > 0) {
            written.order(action.order());
        }
        return written.build();
    }

    /** AWS never shows a client secret; it takes the action back if told to keep the one it has. */
    private static Action restorable(Action action) {
        if (action.authenticateOidcConfig() == null) {
            return action;
        }
        return action.toBuilder()
                .authenticateOidcConfig(action.authenticateOidcConfig().toBuilder()
                        .clientSecret(null)
                        .useExistingClientSecret(true)
                        .build())
                .build();
    }

    private static List<WeightedTarget> targets(Action action) {
        var forward = action.forwardConfig();
        if (forward == null || !forward.hasTargetGroups()) {
            return List.of(new WeightedTarget(action.targetGroupArn(), ONLY_TARGET));
        }
        return forward.targetGroups().stream()
                .map(target -> new WeightedTarget(
                        target.targetGroupArn(),
                        Optional.ofNullable(target.weight()).orElse(ONLY_TARGET)))
                .toList();
    }

    private static Optional<Duration> stickiness(Action action) {
        return Optional.ofNullable(action.forwardConfig())
                .map(ForwardActionConfig::targetGroupStickinessConfig)
                .filter(sticky -> Boolean.TRUE.equals(sticky.enabled()))
                .map(sticky -> Duration.ofSeconds(
                        Optional.ofNullable(sticky.durationSeconds()).orElse(0)));
    }
}
