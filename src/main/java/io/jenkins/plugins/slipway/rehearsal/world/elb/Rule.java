package io.jenkins.plugins.slipway.rehearsal.world.elb;

import java.util.List;
import java.util.Map;

/**
 * A rule of a listener.
 *
 * @param priority 1 to 50,000, lowest first; {@link #DEFAULT_PRIORITY} for a listener's default
 * @param conditions as they were given, by the model's member names
 */
public record Rule(
        String arn, String listener, int priority, List<Map<String, Object>> conditions, List<Action> actions) {
    public static final int DEFAULT_PRIORITY = Integer.MAX_VALUE;

    public Rule {
        conditions = List.copyOf(conditions);
        actions = List.copyOf(actions);
    }

    public boolean isDefault() {
        return priority == DEFAULT_PRIORITY;
    }

    /** The last action, which sends the request somewhere. */
    public Action routing() {
        return actions.get(actions.size() - 1);
    }

    Rule with(List<Map<String, Object>> newConditions, List<Action> newActions) {
        return new Rule(arn, listener, priority, newConditions, newActions);
    }

    Rule withPriority(int other) {
        return new Rule(arn, listener, other, conditions, actions);
    }
}
