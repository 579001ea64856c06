package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.Owned;
import io.jenkins.plugins.slipway.cloud.Place;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a sweep found, and what became of it.
 *
 * @param problem why it could not be removed, or empty
 */
record Swept(Place place, Owned owned, boolean removed, Optional<String> problem) {
    static Swept listed(Place place, Owned owned) {
        return new Swept(place, owned, false, Optional.empty());
    }

    boolean isLeft() {
        return owned.isLeft() && !removed;
    }

    /** One word for it. */
    String word() {
        if (removed) {
            return "removed";
        }
        if (problem.isPresent()) {
            return "failed";
        }
        return switch (owned.state()) {
            case LEFTOVER -> "left";
            case BLOCKED -> "blocked";
            case KEPT -> "stays";
        };
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("state", word());
        json.put("kind", owned.kind().name().toLowerCase(Locale.ROOT));
        json.put("id", owned.id());
        json.put("name", owned.name());
        json.put("connection", place.connection());
        json.put("region", place.region());
        json.put("operation", owned.operation());
        owned.since().ifPresent(began -> json.put("since", began.toString()));
        json.put("why", owned.why());
        problem.ifPresent(words -> json.put("problem", words));
        return json;
    }
}
