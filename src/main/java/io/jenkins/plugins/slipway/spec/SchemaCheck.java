package io.jenkins.plugins.slipway.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** Holds a document against the schema and says each fault in words of its own. */
final class SchemaCheck {
    private final DocumentSchema schema;
    private final SourceTree source;
    private final List<Fault> faults;

    SchemaCheck(DocumentSchema schema, SourceTree source, List<Fault> faults) {
        this.schema = schema;
        this.source = source;
        this.faults = faults;
    }

    void run() {
        for (var error : schema.errors(source.root())) {
            faults.add(fault(error, place(error.getInstanceLocation())));
        }
        findNotImplemented(source.root(), Place.TOP);
    }

    private Fault fault(Error error, Place place) {
        var value = source.at(place);
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(place, error.getProperty());
            case "required" -> missing(place, error.getProperty());
            case "propertyNames" -> badName(place, error.getProperty());
            case "type" -> new Wrong(place, isWhat(value), "write " + expected(place)).at(source);
            case "enum" -> notOneOf(place, value);
            case "minItems", "minProperties" -> new Wrong(place, "is empty", "give at least one").at(source);
            case "maxItems", "maxProperties" ->
                new Wrong(place, "has " + value.size() + " entries, too many", "give fewer").at(source);
            default -> new Wrong(place, shown(value) + " is not allowed here", "write " + expected(place)).at(source);
        };
    }

    /** A fault of the value at a place. */
    private record Wrong(Place place, String problem, String remedy) {
        Fault at(SourceTree source) {
            return source.ofValue(place).fault(place, problem, remedy);
        }
    }

    private Fault unknownKey(Place parent, String key) {
        var known = new ArrayList<String>();
        schema.at(parent).path("properties").fields().forEachRemaining(property -> {
            if (!property.getValue().has(SpecSchema.NOT_IMPLEMENTED)) {
                known.add(property.getKey());
            }
        });
        var place = parent.child(key);
        var remedy = Suggestion.orElse(key, known, "remove it; known here: " + String.join(", ", known));
        return source.ofKey(place).fault(place, "unknown key '" + key + "'", remedy);
    }

    private Fault missing(Place parent, String key) {
        var place = parent.child(key);
        var about = schema.at(place).path("description").asText("");
        return source.ofKey(parent).fault(place, "'" + key + "' is missing", "add it: " + about);
    }

    private Fault badName(Place parent, String name) {
        var place = name == null ? parent : parent.child(name);
        return source.ofKey(place)
                .fault(
                        place,
                        "'" + name + "' is no name for it",
                        "write lower-case letters, digits and dashes, a letter first, at most 40");
    }

    private Fault notOneOf(Place place, JsonNode value) {
        var allowed = StreamSupport.stream(schema.at(place).path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        var remedy = Suggestion.orElse(value.asText(), allowed, "choose one of these");
        return new Wrong(place, shown(value) + " is not one of " + String.join(", ", allowed), remedy).at(source);
    }

    private void findNotImplemented(JsonNode node, Place place) {
        var known = schema.at(place);
        if (known.has(SpecSchema.NOT_IMPLEMENTED)) {
            faults.add(source.ofKey(place)
                    .fault(
                            place,
                            "'" + place + "' is not implemented in this version",
                            known.path(SpecSchema.NOT_IMPLEMENTED).asText()));
            return;
        }
        node.fields().forEachRemaining(field -> findNotImplemented(field.getValue(), place.child(field.getKey())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            findNotImplemented(node.get(i), place.child(i));
        }
    }

    private String expected(Place place) {
        var known = schema.at(place);
        if (known.has(SpecSchema.EXPECTED)) {
            return known.path(SpecSchema.EXPECTED).asText();
        }
        return switch (known.path("type").asText()) {
            case "object" -> "keys with values, indented below it";
            case "array" -> "a list: [a, b], or a line '- …' for each";
            case "integer", "number" -> "a number";
            default -> "a text";
        };
    }

    private static String isWhat(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> "has no value";
            case OBJECT -> "is a mapping";
            case ARRAY -> "is a list";
            default -> shown(value) + " is of the wrong kind";
        };
    }

    private static String shown(JsonNode value) {
        var text = value.isContainerNode() ? value.toString() : value.asText();
        return "'" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "'";
    }

    private static Place place(NodePath path) {
        var place = Place.TOP;
        for (int i = 0; i < path.getNameCount(); i++) {
            var element = path.getElement(i);
            place = place.child(element instanceof Number index ? (Object) index.intValue() : element.toString());
        }
        return place;
    }
}
