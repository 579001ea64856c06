package io.jenkins.plugins.slipway.spec;

import java.util.ArrayList;
import java.util.List;

/** The way from the top of a document to a node: keys and indices. */
record Place(List<Object> steps) {
    static final Place TOP = new Place(List.of());

    Place child(Object step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return new Place(List.copyOf(longer));
    }

    Place parent() {
        return steps.isEmpty() ? this : new Place(steps.subList(0, steps.size() - 1));
    }

    /** {@code environments.production.targets[0].region}. */
    @Override
    public String toString() {
        if (steps.isEmpty()) {
            return "(top)";
        }
        var text = new StringBuilder();
        for (var step : steps) {
            if (step instanceof Integer) {
                text.append('[').append(step).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(word((String) step));
            }
        }
        return text.toString();
    }

    private static String word(String key) {
        return key.matches("[A-Za-z0-9_-]+") ? key : "'" + key + "'";
    }
}
