package io.jenkins.plugins.slipway.rehearsal.wire.elb;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Action;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Refusals;
import java.util.List;
import java.util.Map;

/** Actions of rules and listeners, in and out (API reference, "Action"). */
final class Actions {
    private static final Shape SETTINGS = new Shape()
            .structure("FixedResponseConfig", new Shape().texts("MessageBody", "StatusCode", "ContentType"))
            .structure("RedirectConfig", new Shape().texts("Protocol", "Port", "Host", "Path", "Query", "StatusCode"))
            .structure(
                    "AuthenticateOidcConfig",
                    new Shape()
                            .texts("Issuer", "AuthorizationEndpoint", "TokenEndpoint", "UserInfoEndpoint", "ClientId")
                            .texts("ClientSecret", "SessionCookieName", "Scope", "OnUnauthenticatedRequest")
                            .integers("SessionTimeout")
                            .maps("AuthenticationRequestExtraParams")
                            .flags("UseExistingClientSecret"))
            .structure(
                    "AuthenticateCognitoConfig",
                    new Shape()
                            .texts("UserPoolArn", "UserPoolClientId", "UserPoolDomain", "SessionCookieName", "Scope")
                            .texts("OnUnauthenticatedRequest")
                            .integers("SessionTimeout")
                            .maps("AuthenticationRequestExtraParams"));
    private static final Map<String, String> CONFIGS = Map.of(
            "fixed-response", "FixedResponseConfig",
            "redirect", "RedirectConfig",
            "authenticate-oidc", "AuthenticateOidcConfig",
            "authenticate-cognito", "AuthenticateCognitoConfig");

    private Actions() {}

    static List<Action> read(List<Params> structures) {
        return structures.stream().map(Actions::read).toList();
    }

    private static Action read(Params action) {
        var type = action.required("Type");
        var order = action.integer("Order").orElse(null);
        if (type.equals("forward")) {
            return forward(action, order);
        }
        var config = CONFIGS.get(type);
        if (config == null) {
            throw new WorldFault("NotModelled", "The Slipway rehearsal models no action of type " + type);
        }
        if (!action.has(config)) {
            throw Refusals.invalid(config + " must be specified for an action of type " + type);
        }
        return new Action(type, order, List.of(), null, SETTINGS.read(action));
    }

    private static Action forward(Params action, Integer order) {
        var single = action.text("TargetGroupArn").orElse(null);
        var config = action.structure("ForwardConfig").orElse(null);
        if (config == null) {
            if (single == null) {
                throw Refusals.invalid("A target group ARN must be specified for an action of type forward");
            }
            var forward = Action.forward(single);
            return new Action("forward", order, forward.targets(), forward.stickiness(), Map.of());
        }
        var targets = config.structures("TargetGroups").stream()
                .map(group -> new Action.Weighted(
                        group.required("TargetGroupArn"),
                        group.integer("Weight").orElse(1)))
                .toList();
        if (single != null
                && (targets.size() != 1 || !targets.get(0).targetGroup().equals(single))) {
            throw Refusals.invalid("TargetGroupArn and ForwardConfig name different target groups");
        }
        var stickiness = config.structure("TargetGroupStickinessConfig")
                .map(given -> new Action.Stickiness(
                        given.flag("Enabled").orElse(false),
                        given.integer("DurationSeconds").orElse(null)))
                .orElse(Action.Stickiness.OFF);
        return new Action("forward", order, targets, stickiness, Map.of());
    }

    static List<Answer> write(List<Action> actions) {
        return actions.stream().map(Actions::write).toList();
    }

    private static Answer write(Action action) {
        var answer = action.forwards() ? Answer.empty() : SETTINGS.write(action.settings(), "ClientSecret");
        answer.with("Type", action.type()).with("Order", action.order());
        if (!action.forwards()) {
            return answer;
        }
        if (action.targets().size() == 1) {
            answer.with("TargetGroupArn", action.targets().get(0).targetGroup());
        }
        return answer.with(
                "ForwardConfig",
                Answer.empty()
                        .with(
                                "TargetGroups",
                                action.targets().stream()
                                        .map(target -> Answer.empty()
                                                .with("TargetGroupArn", target.targetGroup())
                                                .with("Weight", target.weight()))
                                        .toList())
                        .with(
                                "TargetGroupStickinessConfig",
                                Answer.empty()
                                        .with("Enabled", action.stickiness().enabled())
                                        .with(
                                                "DurationSeconds",
                                                action.stickiness().seconds())));
    }
}
