package io.jenkins.plugins.slipway.assembly;

import java.util.ArrayDeque;
import java.util.Deque;

/** Scenarios one after the other: the journal of the last run is read still; what came before it can go. */
final class Worlds implements AutoCloseable {
    private final Deque<StoryScenario> open = new ArrayDeque<>();

    StoryScenario fresh(Story story) {
        if (open.size() > 1) {
            open.removeFirst().close();
        }
        open.add(new StoryScenario(story));
        return open.getLast();
    }

    @Override
    public void close() {
        open.forEach(StoryScenario::close);
    }
}
