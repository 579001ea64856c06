package io.jenkins.plugins.slipway.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * When each wait is next to look, so that a replay made for one branch does not poll for all. Only in memory: after a crash
 * everything looks at once.
 */
final class Looks {
    private record Memory(Instant first, Instant next, String status) {}

    private final Map<String, Memory> memory = new HashMap<>();

    boolean isTooEarly(String step, Instant now) {
        var it = memory.get(step);
        return it != null && now.isBefore(it.next);
    }

    Instant next(String step) {
        return memory.get(step).next;
    }

    /** What the last look saw, in words. */
    String status(String step) {
        return memory.containsKey(step) ? memory.get(step).status : "";
    }

    void looked(String step, Instant now, Instant next, String status) {
        var it = memory.get(step);
        memory.put(step, new Memory(it == null ? now : it.first, next, status));
    }

    /** How long this process has been looking. */
    Duration patience(String step, Instant now) {
        var it = memory.get(step);
        return it == null ? Duration.ZERO : Duration.between(it.first, now);
    }

    void done(String step) {
        memory.remove(step);
    }
}
