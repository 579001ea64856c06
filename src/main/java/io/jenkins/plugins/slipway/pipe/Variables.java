package io.jenkins.plugins.slipway.pipe;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Environment variables; one that is blank is none. */
record Variables(Map<String, String> all) {
    Optional<String> text(String name) {
        return Optional.ofNullable(all.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    Set<String> names() {
        return all.keySet();
    }

    /** Values are no business of a log. */
    @Override
    public String toString() {
        return "variables " + all.keySet();
    }
}
