package io.jenkins.plugins.slipway.rehearsal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** Virtual time: events in order; nothing happens between them. Not thread-safe: the world is entered by one thread at a time. */
public final class Timeline {
    /** Much happens at one moment, such as the checks of a whole fleet: moments are sorted, the events of one are in line. */
    private final PriorityQueue<Instant> moments = new PriorityQueue<>();

    private final Map<Instant, Deque<Runnable>> events = new HashMap<>();
    private Instant now;
    private Runnable watcher = () -> {};

    public Timeline(Instant start) {
        this.now = start;
    }

    /** Calls this whenever everything of one moment has happened. */
    public void watch(Runnable afterEachMoment) {
        watcher = afterEachMoment;
    }

    public Instant now() {
        return now;
    }

    public void at(Instant when, Runnable action) {
        var moment = when.isBefore(now) ? now : when;
        var line = events.get(moment);
        if (line == null) {
            line = new ArrayDeque<>(2);
            events.put(moment, line);
            moments.add(moment);
        }
        line.add(action);
    }

    public void after(Duration delay, Runnable action) {
        at(now.plus(delay), action);
    }

    /** Runs everything that is due up to and including {@code instant}; going backwards does nothing. */
    public void advanceTo(Instant instant) {
        while (!moments.isEmpty() && !moments.peek().isAfter(instant)) {
            var moment = moments.peek();
            if (moment.isAfter(now)) {
                watcher.run();
            }
            now = moment;
            happen(moment);
        }
        if (instant.isAfter(now)) {
            now = instant;
        }
    }

    /** An event may add others to its own moment, which have their turn at its end; one that fails is over, the rest stays. */
    private void happen(Instant moment) {
        var line = events.get(moment);
        try {
            while (!line.isEmpty()) {
                line.poll().run();
            }
        } finally {
            if (line.isEmpty()) {
                moments.remove(moment);
                events.remove(moment);
            }
        }
    }
}
