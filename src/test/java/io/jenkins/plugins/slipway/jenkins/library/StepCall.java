package io.jenkins.plugins.slipway.jenkins.library;

import groovy.lang.GString;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A step as a pipeline called it.
 *
 * @param arguments the named ones, or the only one under {@code value}
 */
public record StepCall(String name, Map<String, Object> arguments) {
    static final String ONLY = "value";

    static StepCall of(String name, Object given) {
        List<Object> all = given instanceof Object[] many ? Arrays.asList(many) : List.of(given);
        return switch (all.size()) {
            case 0 -> new StepCall(name, Map.of());
            case 1 -> new StepCall(name, named(all.get(0)));
            default -> throw new IllegalArgumentException("%s takes named parameters, not %s".formatted(name, all));
        };
    }

    /** As steps see it: Pipeline hands over what was interpolated as text. */
    public Object argument(String key) {
        return arguments.get(key);
    }

    public Object only() {
        return arguments.get(ONLY);
    }

    @Override
    public String toString() {
        return arguments.isEmpty() ? name : name + " " + (arguments.containsKey(ONLY) ? only() : arguments);
    }

    private static Map<String, Object> named(Object given) {
        var named = new TreeMap<String, Object>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((key, value) -> named.put(key.toString(), plain(value)));
        } else {
            named.put(ONLY, plain(given));
        }
        return named;
    }

    private static Object plain(Object value) {
        return value instanceof GString text ? text.toString() : value;
    }
}
