package io.jenkins.plugins.slipway.bitbucket.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a kind of Bitbucket answers what is asked of a repository. */
abstract class Face {
    static final ObjectMapper JSON = new ObjectMapper();

    private final Map<Pattern, Function<Ask, Answer>> routes = new LinkedHashMap<>();

    /** @param part of the path, as the route names it by its groups */
    record Ask(String method, String path, Map<String, String> query, JsonNode body, Matcher part) {
        int number(String name, int otherwise) {
            return Optional.ofNullable(query.get(name)).map(Integer::valueOf).orElse(otherwise);
        }
    }

    record Answer(int status, JsonNode body, Map<String, String> headers) {
        static Answer of(int status, JsonNode body) {
            return new Answer(status, body, Map.of());
        }
    }

    /** @param scope that the token needs; empty for none */
    void route(String pattern, String scope, Function<Ask, Answer> answer) {
        routes.put(Pattern.compile(pattern), ask -> {
            var missing = missing(scope);
            return missing.orElseGet(() -> answer.apply(ask));
        });
    }

    /** The scopes of the call under way. */
    abstract Optional<Answer> missing(String scope);

    abstract Answer notFound(String what);

    abstract Answer error(int status, String message);

    final Answer answer(String method, String path, Map<String, String> query, JsonNode body) {
        for (var route : routes.entrySet()) {
            var match = route.getKey().matcher(method + " " + path);
            if (match.matches()) {
                return route.getValue().apply(new Ask(method, path, query, body, match));
            }
        }
        return notFound("Resource not found");
    }

    static ObjectNode json(String text, Object... values) {
        try {
            return (ObjectNode) JSON.readTree(text.formatted(values));
        } catch (java.io.IOException wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
