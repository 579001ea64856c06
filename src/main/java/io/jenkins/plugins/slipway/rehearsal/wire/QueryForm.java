package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns the dotted names of the Query protocols into a tree of maps, lists and texts. */
final class QueryForm {
    private QueryForm() {}

    /** All fields of the query string and of a form in the body, without those of a presigned URL. */
    static Map<String, String> fields(Request request) {
        var fields = new LinkedHashMap<String, String>();
        split(request.query(), fields);
        if (!request.header("Content-Type").orElse("").contains("json")) {
            split(request.form(), fields);
        }
        fields.keySet().removeIf(name -> name.startsWith("X-Amz-"));
        return fields;
    }

    static Optional<String> field(Request request, String name) {
        return Optional.ofNullable(fields(request).get(name));
    }

    /** The tree of one call's parameters; lists are EC2's {@code Name.1} and Query's {@code Name.member.1}, maps {@code Name.entry.1.key}. */
    static Map<String, Object> tree(Map<String, String> fields) {
        var root = new LinkedHashMap<String, Object>();
        fields.forEach((name, value) -> put(root, name.split("\\.", -1), value));
        var tree = new LinkedHashMap<String, Object>();
        root.forEach((name, node) -> tree.put(name, normal(node)));
        return tree;
    }

    static void split(String encoded, Map<String, String> into) {
        for (var pair : encoded.split("&")) {
            if (!pair.isBlank()) {
                var equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                into.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (common client errors)
            var fault = new WorldFault("MalformedQueryString", "The query string contains a syntax error.");
            fault.initCause(malformed);
            throw fault;
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> node, String[] path, String value) {
        for (var depth = 0; depth < path.length - 1; depth++) {
            var child = node.get(path[depth]);
            if (!(child instanceof Map)) {
                child = new LinkedHashMap<String, Object>();
                node.put(path[depth], child);
            }
            node = (Map<String, Object>) child;
        }
        node.putIfAbsent(path[path.length - 1], value);
    }

    private static Object normal(Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            return node;
        }
        if (map.size() == 1 && map.get("member") instanceof Map<?, ?> members && numbered(members)) {
            return inOrder(members);
        }
        if (map.size() == 1 && map.get("entry") instanceof Map<?, ?> entries && numbered(entries)) {
            return entries(entries);
        }
        if (numbered(map)) {
            return inOrder(map);
        }
        var tree = new LinkedHashMap<String, Object>();
        map.forEach((name, child) -> tree.put((String) name, normal(child)));
        return tree;
    }

    private static boolean numbered(Map<?, ?> map) {
        return map.keySet().stream().allMatch(key -> ((String) key).matches("\\d{1,6}"));
    }

    private static List<Object> inOrder(Map<?, ?> numbered) {
        var sorted = new TreeMap<Integer, Object>();
        numbered.forEach((number, child) -> sorted.put(Integer.parseInt((String) number), normal(child)));
        return new ArrayList<>(sorted.values());
    }

    private static Map<String, Object> entries(Map<?, ?> numbered) {
        var map = new LinkedHashMap<String, Object>();
        for (var entry : inOrder(numbered)) {
            if (entry instanceof Map<?, ?> pair && pair.get("key") instanceof String key) {
                map.put(key, pair.get("value"));
            }
        }
        return map;
    }
}
