package io.jenkins.plugins.slipway.dora;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** Which fields an event of a type has, and what may stand in them: the table of docs/dora.md. */
record EventShape(Map<String, Value> fields, Set<String> identity) {
    private static final Value TEXT = new Value("a text", JsonNode::isTextual);
    private static final Value TEXTS = new Value("a list of texts", EventShape::areTexts);
    private static final Value FLAG = new Value("true or false", JsonNode::isBoolean);
    private static final Value TIME =
            new Value("an ISO-8601 time with offset, such as 2026-11-22T16:45:01+01:00", EventShape::isTime);

    static final Map<String, EventShape> BY_TYPE = Map.of(
            "commit",
            of("repo", "sha").with(TEXTS, "parents", "paths").with(TIME, "authored_at", "committed_at", "received_at"),
            "deployment",
            of("id").with(TEXT, "service", "environment", "commit", "repo", "rolls_back", "fixes_deployment")
                    .with(TEXT, "fixes_incident", "run")
                    .with(oneOf("IN_PROGRESS", "SUCCESS", "FAILURE", "ABORTED"), "status")
                    .with(oneOf("deploy", "rollback", "hotfix"), "kind")
                    .with(FLAG, "planned", "reached_users")
                    .with(TEXTS, "regions")
                    .with(TIME, "started_at", "finished_at", "received_at"),
            "incident",
            of("id").with(TEXT, "service", "environment", "deployment_id")
                    .with(oneOf("change", "external"), "cause")
                    .with(TIME, "opened_at", "resolved_at", "received_at"),
            "service",
            of("service").with(TEXT, "repo", "team").with(TEXTS, "paths"));

    /** @param words for the error message: "must be …" */
    record Value(String words, Predicate<JsonNode> accepts) {}

    /** Everything that is wrong with an object; empty when nothing is. */
    List<String> faults(JsonNode object) {
        var faults = new ArrayList<String>();
        identity.stream()
                .filter(name ->
                        !object.hasNonNull(name) || object.get(name).asText().isBlank())
                .forEach(name -> faults.add("field '" + name + "' is missing"));
        object.fields().forEachRemaining(field -> {
            var expected = fields.get(field.getKey());
            if (expected == null) {
                faults.add("field '" + field.getKey() + "' is not known");
            } else if (!field.getValue().isNull() && !expected.accepts().test(field.getValue())) {
                faults.add("field '" + field.getKey() + "' is " + field.getValue() + ", must be " + expected.words());
            }
        });
        return faults;
    }

    private static EventShape of(String... identity) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("type", TEXT);
        return new EventShape(fields, Set.of(identity)).with(TEXT, identity);
    }

    private EventShape with(Value value, String... names) {
        List.of(names).forEach(name -> fields.put(name, value));
        return this;
    }

    private static Value oneOf(String... words) {
        var allowed = Set.of(words);
        return new Value(
                "one of " + String.join(", ", words), node -> node.isTextual() && allowed.contains(node.asText()));
    }

    private static boolean areTexts(JsonNode node) {
        return node.isArray() && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isTextual);
    }

    private static boolean isTime(JsonNode node) {
        try {
            var year = node.isTextual() ? OffsetDateTime.parse(node.asText()).getYear() : 0;
            return year > 0 && year < 10_000;
        } catch (DateTimeException noTime) {
            return false;
        }
    }
}
