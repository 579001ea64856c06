package io.jenkins.plugins.slipway.rehearsal.world.elb;

import java.util.List;
import java.util.Map;

/**
 * One action of a rule or of a listener's default.
 *
 * @param type {@code forward}, {@code fixed-response}, {@code redirect}, {@code authenticate-oidc}, {@code authenticate-cognito}
 * @param order as it was given, or null
 * @param targets of a forward, else empty
 * @param stickiness of a forward, else null
 * @param settings of any other type: the name of its configuration ({@code RedirectConfig} …) and what it holds
 */
public record Action(
        String type, Integer order, List<Weighted> targets, Stickiness stickiness, Map<String, Object> settings) {
    /** A target group with its share of new sessions: 0 to 999, relative to the sum of the action. */
    public record Weighted(String targetGroup, int weight) {}

    /** Sessions stay with their target group for so many seconds; null when it was not given. */
    public record Stickiness(boolean enabled, Integer seconds) {
        public static final Stickiness OFF = new Stickiness(false, null);
    }

    public Action {
        targets = List.copyOf(targets);
        settings = Map.copyOf(settings);
    }

    /** Everything to one target group. */
    public static Action forward(String targetGroup) {
        return forward(List.of(new Weighted(targetGroup, 1)), Stickiness.OFF);
    }

    public static Action forward(List<Weighted> targets, Stickiness stickiness) {
        return new Action("forward", null, targets, stickiness, Map.of());
    }

    /** An answer by the load balancer itself, plain text. */
    public static Action fixedResponse(int status) {
        return new Action(
                "fixed-response",
                null,
                List.of(),
                null,
                Map.of("FixedResponseConfig", Map.of("StatusCode", "" + status, "ContentType", "text/plain")));
    }

    public boolean forwards() {
        return type.equals("forward");
    }

    public boolean forwardsTo(String targetGroup) {
        for (var target : targets) {
            if (target.targetGroup().equals(targetGroup)) {
                return true;
            }
        }
        return false;
    }
}
