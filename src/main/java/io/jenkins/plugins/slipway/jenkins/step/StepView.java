package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.story.PlainView;
import io.jenkins.plugins.slipway.story.Words;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An operation on the build log, in the words of the command line, and in a few words as the step's status. */
final class StepView implements Progress {
    private final Clock clock;
    private final Progress log;
    private final Map<String, String> waits = new LinkedHashMap<>();
    private String last = Messages.Status_Working();
    private String trouble = "";

    /** @param clock of the operation */
    StepView(PrintWriter log, Clock clock) {
        this.clock = clock;
        this.log = new PlainView(log, clock);
    }

    /** As lines of the log begin. */
    String now() {
        return Words.time(clock.instant());
    }

    /** What it waits for now, in lower case. */
    synchronized String status() {
        if (!trouble.isEmpty()) {
            return trouble;
        }
        return waits.isEmpty() ? last : Messages.Status_For(String.join("; ", waits.values()));
    }

    /** It cannot go on for a while. @return whether that is news */
    synchronized boolean troubled(String words) {
        var isNews = trouble.isEmpty();
        trouble = words;
        return isNews;
    }

    private synchronized void works(String words) {
        trouble = "";
        last = words;
    }

    @Override
    public void acting(OperationId id, String path, String name) {
        works(Words.step(path, name));
    }

    @Override
    public void acted(OperationId id, String path, String name, boolean adopted) {
        synchronized (this) {
            waits.remove(path);
        }
        works(Words.step(path, name));
        log.acted(id, path, name, adopted);
    }

    @Override
    public void waiting(OperationId id, String path, String what, String status, Instant limit) {
        synchronized (this) {
            trouble = "";
            waits.put(path, status.isEmpty() ? what : what + ": " + status);
        }
        log.waiting(id, path, what, status, limit);
    }

    @Override
    public void noted(OperationId id, Instant at, String text) {
        log.noted(id, at, text);
    }

    @Override
    public void undoing(OperationId id, Ending cause, String reason) {
        synchronized (this) {
            waits.clear();
        }
        works(Messages.Status_TakingBack());
        log.undoing(id, cause, reason);
    }

    @Override
    public void ended(OperationId id, Outcome outcome) {
        log.ended(id, outcome);
    }
}
