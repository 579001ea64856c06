package io.jenkins.plugins.slipway.rehearsal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;

/** Virtual time: events in order; nothing happens between them. Not thread-safe: the world is entered by one thread at a time. */
public final class Timeline {
    private record Event(Instant at, long order, Runnable action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private Instant now;
    private long order;
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
        events.add(new Event(when.isBefore(now) ? now : when, order++, action));
    }

    public void after(Duration delay, Runnable action) {
        at(now.plus(delay), action);
    }

    /** Runs everything that is due up to and including {@code instant}; going backwards does nothing. */
    public void advanceTo(Instant instant) {
        while (!events.isEmpty() && !events.peek().at().isAfter(instant)) {
            var event = events.poll();
            if (event.at().isAfter(now)) {
                watcher.run();
            }
            now = event.at();
            event.action().run();
        }
        if (instant.isAfter(now)) {
            now = instant;
        }
    }
}
