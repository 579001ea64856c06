package io.jenkins.plugins.slipway.cli.view;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.story.Words;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What is done scrolls by; below it stand the operation's name and age, what it waits for, and its series. Redrawn a few times
 * a second of real time, however fast the operation's own time goes.
 */
final class LiveView implements Progress {
    private static final long PAUSE = Duration.ofMillis(60).toNanos();
    private final Screen screen;
    private final Clock clock;
    private final LongSupplier nanos;
    private final Samples samples = new Samples();
    private final Map<String, Waiting> waits = new LinkedHashMap<>();
    private String title = "";
    private Instant began;
    private long drawnAt;
    private boolean closed;

    private record Waiting(String what, String status, Instant limit) {}

    /** @param clock of the operation. @param nanos real time, for the pace of redrawing */
    LiveView(Screen screen, Clock clock, LongSupplier nanos) {
        this.screen = screen;
        this.clock = clock;
        this.nanos = nanos;
        this.began = clock.instant();
        this.drawnAt = nanos.getAsLong() - PAUSE;
    }

    @Override
    public synchronized void planned(OperationId id, Plan plan) {
        title = id.value();
        began = clock.instant();
        draw();
    }

    @Override
    public synchronized void acting(OperationId id, String path, String name) {
        waits.remove(path);
        drawInTime(id);
    }

    @Override
    public synchronized void acted(OperationId id, String path, String name, boolean adopted) {
        waits.remove(path);
        scroll(clock.instant(), Words.step(path, name) + (adopted ? " (was done already: adopted)" : ""));
        drawInTime(id);
    }

    @Override
    public synchronized void waiting(OperationId id, String path, String what, String status, Instant limit) {
        waits.put(path, new Waiting(what, status, limit));
        drawInTime(id);
    }

    @Override
    public synchronized void sample(OperationId id, String path, String series, Instant at, double value) {
        samples.add(series, at, value);
    }

    @Override
    public synchronized void noted(OperationId id, Instant at, String text) {
        scroll(at, text);
        draw();
    }

    @Override
    public synchronized void undoing(OperationId id, Ending cause, String reason) {
        waits.clear();
        scroll(clock.instant(), Words.undoing(cause, reason));
        draw();
    }

    @Override
    public synchronized void ended(OperationId id, Outcome outcome) {
        close();
    }

    synchronized void tick() {
        draw();
    }

    synchronized void close() {
        closed = true;
        screen.clear();
    }

    private void scroll(Instant at, String line) {
        screen.scroll(Words.time(at) + "  " + line);
    }

    private void drawInTime(OperationId id) {
        title = id.value();
        if (nanos.getAsLong() - drawnAt >= PAUSE) {
            draw();
        }
    }

    private void draw() {
        if (!closed) {
            screen.draw(foot());
            drawnAt = nanos.getAsLong();
        }
    }

    private List<String> foot() {
        var now = clock.instant();
        var foot = new ArrayList<String>();
        foot.add("─".repeat(Math.min(60, screen.columns() - 2)));
        foot.add("%s · %s · %s".formatted(title, Words.time(now), Words.length(Duration.between(began, now))));
        waits.values()
                .forEach(wait -> foot.add("  %s%s (until %s at most)"
                        .formatted(
                                wait.what(),
                                wait.status().isEmpty() ? "" : ": " + wait.status(),
                                Words.time(wait.limit()))));
        foot.addAll(samples.lines(now));
        return foot;
    }
}
