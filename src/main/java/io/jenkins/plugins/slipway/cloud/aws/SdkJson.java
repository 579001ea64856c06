package io.jenkins.plugins.slipway.cloud.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Any value of the SDK as JSON under its own member names, and back, complete: also members that we know nothing of. */
final class SdkJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SdkJson() {}

    static String write(SdkPojo value) {
        return structure(value).toString();
    }

    static <B extends SdkPojo> B read(String json, B builder) {
        try {
            return fill(builder, JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("This is not an action that was recorded from AWS: " + json, e);
        }
    }

    private static ObjectNode structure(SdkPojo value) {
        var node = JsonNodeFactory.instance.objectNode();
        for (var field : value.sdkFields()) {
            var member = field.getValueOrDefault(value);
            var automatic = member instanceof List<?> list && list.isEmpty()
                    || member instanceof Map<?, ?> map && map.isEmpty();
            if (member != null && !automatic) {
                node.set(field.memberName(), node(member));
            }
        }
        return node;
    }

    private static JsonNode node(Object value) {
        if (value instanceof SdkPojo pojo) {
            return structure(pojo);
        }
        if (value instanceof List<?> list) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            list.forEach(item -> array.add(node(item)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            var object = JsonNodeFactory.instance.objectNode();
            map.forEach((key, item) -> object.set(key.toString(), node(item)));
            return object;
        }
        return JSON.valueToTree(value);
    }

    private static <B extends SdkPojo> B fill(B builder, JsonNode json) {
        for (var field : builder.sdkFields()) {
            var member = json.get(field.memberName());
            if (member != null) {
                field.set(builder, value(field, member));
            }
        }
        return builder;
    }

    private static Object value(SdkField<?> field, JsonNode json) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> json.asText();
            case INTEGER -> json.asInt();
            case LONG -> json.asLong();
            case DOUBLE -> json.asDouble();
            case BOOLEAN -> json.asBoolean();
            case SDK_POJO -> ((Buildable) fill(field.constructor().get(), json)).build();
            case LIST -> list(field.getTrait(ListTrait.class).memberFieldInfo(), json);
            case MAP -> map(field.getTrait(MapTrait.class).valueFieldInfo(), json);
            default ->
                throw new IllegalStateException("A listener action has a member of a new kind: " + field.memberName());
        };
    }

    private static List<Object> list(SdkField<?> item, JsonNode json) {
        var list = new ArrayList<>();
        json.forEach(element -> list.add(value(item, element)));
        return list;
    }

    private static Map<String, Object> map(SdkField<?> item, JsonNode json) {
        var map = new LinkedHashMap<String, Object>();
        json.fields().forEachRemaining(entry -> map.put(entry.getKey(), value(item, entry.getValue())));
        return map;
    }
}
