package io.jenkins.plugins.slipway.operation;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;

/** A wait with nothing to look at; its end is journaled too, as the next process's clock may be behind. */
final class PauseStep {
    private final Replay replay;
    private final String path;
    private final String name;
    private final Duration duration;

    PauseStep(Replay replay, String path, String name, Duration duration) {
        this.replay = replay;
        this.path = path;
        this.name = name;
        this.duration = duration;
    }

    void run() {
        var deadline = new Deadline(replay, path, name, name, false);
        if (deadline.begin(Entry.Kind.SEEN, duration).isPresent()) {
            return;
        }
        if (replay.time().isBefore(deadline.limit())) {
            replay.progress().waiting(replay.id(), path, name, "", deadline.limit());
            throw new Park(deadline.limit(), name);
        }
        deadline.end(Entry.Kind.SEEN, new EntryData.SeenData(NullNode.getInstance()));
    }
}
