package io.jenkins.plugins.slipway.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The JSON schema of {@code slipway.yaml} (draft 2020-12).
 *
 * <p>Beside the standard it has two annotations: {@code x-expected} says in words what would be right, and
 * {@code x-not-implemented} marks a key that is known but that nothing implements yet, with the remedy.
 */
public final class SpecSchema {
    static final String NOT_IMPLEMENTED = "x-not-implemented";
    static final String EXPECTED = "x-expected";
    private static final String TEXT = load();
    private static final JsonNode ROOT = parse();

    private SpecSchema() {}

    /** The schema's text, for an editor. */
    public static String text() {
        return TEXT;
    }

    static JsonNode root() {
        return ROOT;
    }

    /** The schema of the value at a place, references resolved; missing where none is known. */
    static JsonNode at(Place place) {
        JsonNode schema = ROOT;
        for (var step : place.steps()) {
            schema = resolved(step instanceof Integer ? schema.path("items") : property(schema, (String) step));
        }
        return schema;
    }

    static JsonNode property(JsonNode schema, String name) {
        var known = schema.path("properties").path(name);
        if (!known.isMissingNode()) {
            return known;
        }
        var other = schema.path("additionalProperties");
        return other.isObject() ? other : MissingNode.getInstance();
    }

    /** Own keywords of a schema win over those of what it refers to. */
    private static JsonNode resolved(JsonNode schema) {
        var reference = schema.path("$ref").asText("");
        return reference.startsWith("#/") ? ROOT.at(reference.substring(1)) : schema;
    }

    private static String load() {
        try (var stream = SpecSchema.class.getResourceAsStream("slipway.schema.json")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the schema cannot be read from the jar", unreadable);
        }
    }

    private static JsonNode parse() {
        try {
            return new ObjectMapper().readTree(TEXT);
        } catch (IOException broken) {
            throw new UncheckedIOException("the schema in the jar is no JSON", broken);
        }
    }
}
