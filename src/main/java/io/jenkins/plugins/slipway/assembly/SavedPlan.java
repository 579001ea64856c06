package io.jenkins.plugins.slipway.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.JournalJson;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Plan;
import java.util.List;
import java.util.Map;

/**
 * A plan as a file, to be looked at now and run later.
 *
 * @param format of this file: 1
 * @param labels service, environment, version
 * @param actions for people only
 */
public record SavedPlan(int format, String verb, Map<String, String> labels, List<String> actions, JsonNode plan) {
    private static final int FORMAT = 1;

    public static SavedPlan of(PlannedOperation<?> planned) {
        var actions = planned.plan().actions().stream()
                .map(action -> action.describe())
                .toList();
        return new SavedPlan(
                FORMAT, planned.verb().name(), planned.labels(), actions, JournalJson.tree(planned.plan()));
    }

    /** @throws OperationFailed with REFUSED when the text is no saved plan of this version */
    public static SavedPlan parse(String text) {
        var tree = JournalJson.parse(text);
        if (tree.path("format").asInt() != FORMAT || !tree.path("plan").isObject()) {
            throw new OperationFailed(
                    Ending.REFUSED, "this is no plan that 'slipway plan --out' of this version wrote: plan again");
        }
        return JournalJson.read(tree, SavedPlan.class);
    }

    public String text() {
        return JournalJson.tree(this).toPrettyString() + "\n";
    }

    <P extends Plan> P as(Class<P> type) {
        return JournalJson.read(plan, type);
    }
}
