package io.jenkins.plugins.slipway.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The JSON schema (draft 2020-12) of a document that people write, with the annotations of {@link SpecSchema}. */
final class DocumentSchema {
    private final String text;
    private final JsonNode root;
    private final Schema schema;

    /** @param name of a file beside this class */
    DocumentSchema(String name) {
        this.text = load(name);
        this.root = parse(text);
        this.schema = SchemaRegistry.withDefaultDialect(dialect()).getSchema(root);
    }

    private static Dialect dialect() {
        return Dialect.builder(Dialects.getDraft202012())
                .keyword(new NonValidationKeyword(SpecSchema.EXPECTED))
                .keyword(new NonValidationKeyword(SpecSchema.NOT_IMPLEMENTED))
                .build();
    }

    String text() {
        return text;
    }

    List<Error> errors(JsonNode document) {
        return schema.validate(document);
    }

    /** The schema of the value at a place, references resolved; missing where none is known. */
    JsonNode at(Place place) {
        var found = root;
        for (var step : place.steps()) {
            found = resolved(step instanceof Integer ? found.path("items") : property(found, (String) step));
        }
        return found;
    }

    private static JsonNode property(JsonNode schema, String name) {
        var known = schema.path("properties").path(name);
        if (!known.isMissingNode()) {
            return known;
        }
        var other = schema.path("additionalProperties");
        return other.isObject() ? other : MissingNode.getInstance();
    }

    /** Own keywords of a schema win over those of what it refers to. */
    private JsonNode resolved(JsonNode found) {
        var reference = found.path("$ref").asText("");
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : found;
    }

    private static String load(String name) {
        try (var stream = DocumentSchema.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the schema " + name + " cannot be read from the jar", unreadable);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException("the schema in the jar is no JSON", broken);
        }
    }
}
