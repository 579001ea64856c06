package io.jenkins.plugins.slipway.story;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** One line for each change, with the operation's own time; a wait that only counts on is told of every few minutes. */
public final class PlainView implements Progress {
    private static final Duration QUIET = Duration.ofMinutes(5);
    private final PrintWriter out;
    private final Clock clock;
    private final Map<String, Told> told = new HashMap<>();

    /** What was said of a path's wait, and when. */
    private record Told(String what, String status, Instant at) {}

    /** @param clock of the operation: a rehearsal's is virtual */
    public PlainView(PrintWriter out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public synchronized void acted(OperationId id, String path, String name, boolean adopted) {
        told.remove(path);
        line(clock.instant(), Words.acted(path, name, adopted));
    }

    @Override
    public synchronized void waiting(OperationId id, String path, String what, String status, Instant limit) {
        var now = clock.instant();
        var last = told.get(path);
        var isNew = last == null || !last.what().equals(what);
        if (isNew || (!last.status().equals(status) && !now.isBefore(last.at().plus(QUIET)))) {
            told.put(path, new Told(what, status, now));
            line(now, "waiting for " + what + (status.isEmpty() ? "" : ": " + status));
        }
    }

    @Override
    public synchronized void noted(OperationId id, Instant at, String text) {
        line(at, text);
    }

    @Override
    public synchronized void undoing(OperationId id, Ending cause, String reason) {
        told.clear();
        line(clock.instant(), Words.undoing(cause, reason));
    }

    @Override
    public synchronized void ended(OperationId id, Outcome outcome) {
        line(clock.instant(), "operation " + id + " has ended: " + Words.of(outcome.ending()));
    }

    private void line(Instant at, String text) {
        out.println(Words.time(at) + "  " + text);
        out.flush();
    }
}
