package io.jenkins.plugins.slipway.operation;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which operation is due when; one that is running is on nobody's list until it comes back. Not safe for threads. */
final class Agenda {
    private record Due(Instant at, long order, OperationId id) {}

    private final TreeSet<Due> waiting =
            new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private final Map<OperationId, Due> known = new HashMap<>();
    private final Map<OperationId, Boolean> running = new HashMap<>();
    private long order;

    /** Puts it on the list; an earlier time wins over a later one. */
    void add(OperationId id, Instant at) {
        if (running.containsKey(id)) {
            running.put(id, true);
            return;
        }
        var before = known.get(id);
        if (before != null && !at.isBefore(before.at())) {
            return;
        }
        waiting.remove(before == null ? new Due(at, -1, id) : before);
        var due = new Due(at, order++, id);
        known.put(id, due);
        waiting.add(due);
    }

    boolean knows(OperationId id) {
        return known.containsKey(id) || running.containsKey(id);
    }

    /** The earliest that is due, which now counts as running. */
    Optional<OperationId> takeDue(Instant now) {
        if (waiting.isEmpty() || now.isBefore(waiting.first().at())) {
            return Optional.empty();
        }
        var due = waiting.pollFirst();
        known.remove(due.id());
        running.put(due.id(), false);
        return Optional.of(due.id());
    }

    /** It has run. @return whether it was asked for meanwhile, and so should run again at once */
    boolean back(OperationId id) {
        return Boolean.TRUE.equals(running.remove(id));
    }

    void remove(OperationId id) {
        running.remove(id);
        var due = known.remove(id);
        if (due != null) {
            waiting.remove(due);
        }
    }

    Optional<Instant> next() {
        return waiting.isEmpty()
                ? Optional.empty()
                : Optional.of(waiting.first().at());
    }

    boolean isRunning() {
        return !running.isEmpty();
    }

    int size() {
        return known.size() + running.size();
    }
}
