package io.jenkins.plugins.slipway.rehearsal.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A service whose actions a test writes down. */
final class ScriptedService implements Service {
    private final String name;
    private final Map<String, Handler> handlers = new HashMap<>();

    ScriptedService(String name) {
        this.name = name;
    }

    ScriptedService on(String action, Handler handler) {
        handlers.put(action, handler);
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Handler> handler(String action) {
        return Optional.ofNullable(handlers.get(action));
    }
}
