package io.jenkins.plugins.slipway.assembly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.JournalJson;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Plan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A plan as a file, to be looked at now and run later.
 *
 * <p>Its digest tells a file that was changed or cut off since. It is no signature: who changes a plan on purpose can write another
 * digest, so a plan is trusted as far as the place that it comes from.
 *
 * @param format of this file: 2
 * @param digest SHA-256 of everything else, in hexadecimal digits
 * @param labels service, environment, version
 * @param actions for people only
 */
public record SavedPlan(
        int format, String digest, String verb, Map<String, String> labels, List<String> actions, JsonNode plan) {
    private static final int FORMAT = 2;
    private static final String DIGEST = "digest";

    public static SavedPlan of(PlannedOperation<?> planned) {
        var actions = planned.plan().actions().stream()
                .map(action -> action.describe())
                .toList();
        var content = new SavedPlan(
                FORMAT, "", planned.verb().name(), planned.labels(), actions, JournalJson.tree(planned.plan()));
        return new SavedPlan(
                content.format, digest(content.tree()), content.verb, content.labels, content.actions, content.plan);
    }

    /** @throws OperationFailed with REFUSED when the text is no saved plan of this version, or was changed since */
    public static SavedPlan parse(String text) {
        var tree = json(text);
        if (tree.path("format").asInt() != FORMAT || !tree.path("plan").isObject()) {
            throw new OperationFailed(
                    Ending.REFUSED, "this is no plan that 'slipway plan --out' of this version wrote: plan again");
        }
        if (!digest(tree).equals(tree.path(DIGEST).asText())) {
            throw new OperationFailed(
                    Ending.REFUSED,
                    "this plan was changed since 'slipway plan --out' wrote it: change the spec and plan again; plans are not edited");
        }
        return JournalJson.read(tree, SavedPlan.class);
    }

    private static JsonNode json(String text) {
        try {
            return JournalJson.parse(text);
        } catch (IllegalArgumentException cut) {
            throw new OperationFailed(
                    Ending.REFUSED,
                    "this file is no plan, or was cut off since 'slipway plan --out' wrote it: plan again",
                    cut);
        }
    }

    public String text() {
        return tree().toPrettyString() + "\n";
    }

    private JsonNode tree() {
        return JournalJson.tree(this);
    }

    /** Of all fields but itself, in their order; how the file is laid out does not matter. */
    private static String digest(JsonNode saved) {
        var content = ((ObjectNode) saved.deepCopy()).without(DIGEST).toString();
        try {
            var sum = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    <P extends Plan> P as(Class<P> type) {
        return JournalJson.read(plan, type);
    }
}
