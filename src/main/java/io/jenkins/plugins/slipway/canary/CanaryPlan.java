package io.jenkins.plugins.slipway.canary;

import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.estate.Forecast;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.spec.CanarySpec;
import io.jenkins.plugins.slipway.traffic.DeadMansSwitch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a canary of one group goes.
 *
 * @param rule ARN of the rule (or listener) that splits traffic
 * @param switchRole role of the dead-man's switch; empty: there is none
 * @param stable ARN of the stable group's target group
 * @param stableSize desired capacity of the stable group, which carries all traffic alone
 */
public record CanaryPlan(
        Place place,
        String service,
        String group,
        String templateId,
        long goodVersion,
        String rule,
        Optional<String> switchRole,
        String stable,
        int stableSize,
        CanarySpec how,
        List<String> alarms,
        Instant expires)
        implements Plan {
    /** Metrics arrive about a minute late. */
    private static final Duration METRIC_DELAY = Duration.ofMinutes(1);

    /** Instances that carry this share of the traffic as well as the stable group does: at least one. */
    int sizeAt(int percent) {
        return Math.max(1, (int) Math.ceil(stableSize * percent / 100.0));
    }

    /** Of its steps, when none is extended. @param boot from the launch of an instance to its first good health check */
    public Forecast forecast(Duration boot) {
        return how.weights().stream()
                .map(percent -> Forecast.of(boot.plus(how.soak()).plus(METRIC_DELAY), sizeAt(percent)))
                .reduce(Forecast.NOTHING, Forecast::then);
    }

    /** While the stable group is rolled the canary stands at its last weight. */
    public int standing() {
        return sizeAt(how.weights().get(how.weights().size() - 1));
    }

    /** What has changed about its traffic since another plan was made. */
    public List<String> movedSince(CanaryPlan other) {
        return new Findings()
                .require(
                        rule.equals(other.rule) && stable.equals(other.stable),
                        "rule %s in %s sends traffic to %s, it was %s of rule %s"
                                .formatted(rule, place, stable, other.stable, other.rule))
                .list();
    }

    /** Group names go to 255 characters. */
    String canaryGroup(OperationId operation) {
        return "%s-canary-%s".formatted(group, shortened(operation));
    }

    /** Target group names go to 32 letters, digits and dashes. */
    String canaryTargetGroup(OperationId operation) {
        var name = service.replaceAll("[^A-Za-z0-9-]", "-");
        return "%s-canary-%s".formatted(name.substring(0, Math.min(name.length(), 16)), shortened(operation));
    }

    /** Tells apart operations, and canaries of several groups in one of them. */
    private String shortened(OperationId operation) {
        return "%08x".formatted((operation.value() + " " + group).hashCode());
    }

    @Override
    public List<CanaryAction> actions() {
        var actions = new ArrayList<CanaryAction>();
        actions.add(new CanaryAction.Record(rule));
        actions.add(new CanaryAction.Pin(group, stableSize));
        actions.add(new CanaryAction.CreateGroup(group));
        actions.add(
                switchRole.isPresent()
                        ? new CanaryAction.Arm(DeadMansSwitch.LENGTH)
                        : new CanaryAction.NoSwitch(place.connection()));
        how.weights().forEach(percent -> actions.add(new CanaryAction.Step(percent, sizeAt(percent), how.soak())));
        actions.add(new CanaryAction.Retire());
        return actions;
    }
}
