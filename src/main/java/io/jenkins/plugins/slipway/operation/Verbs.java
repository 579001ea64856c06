package io.jenkins.plugins.slipway.operation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The verbs that this process knows, by name. */
public final class Verbs {
    private final Map<String, Verb<?>> byName = new TreeMap<>();

    private Verbs(List<? extends Verb<?>> verbs) {
        for (var verb : verbs) {
            if (byName.put(verb.name(), verb) != null) {
                throw new IllegalArgumentException("two verbs are called '" + verb.name() + "'");
            }
        }
    }

    public static Verbs of(Verb<?>... verbs) {
        return new Verbs(List.of(verbs));
    }

    public static Verbs of(List<? extends Verb<?>> verbs) {
        return new Verbs(verbs);
    }

    /** @throws JournalMismatch when there is none of this name */
    Verb<?> get(String name) {
        var verb = byName.get(name);
        if (verb == null) {
            throw new JournalMismatch(
                    "this version of Slipway knows no verb '%s' (it knows %s): resume it with the version that started it, or abort it"
                            .formatted(name, byName.keySet()));
        }
        return verb;
    }
}
