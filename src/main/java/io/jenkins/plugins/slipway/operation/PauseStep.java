package io.jenkins.plugins.slipway.operation;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;

/** A wait with nothing to look at; its end is journaled too, as the next process's clock may be behind. */
final class PauseStep {
    private final Replay replay;
    private final String path;
    private final String name;
    private final String what;
    private final Duration duration;

    PauseStep(Replay replay, String path, String name, String what, Duration duration) {
        this.replay = replay;
        this.path = path;
        this.name = name;
        this.what = what;
        this.duration = duration;
    }

    void run() {
        var deadline = new Deadline(replay, path, name, what, false);
        if (deadline.begin(Entry.Kind.SEEN, duration).isPresent()) {
            return;
        }
        if (replay.time().isBefore(deadline.limit())) {
            replay.progress().waiting(replay.id(), path, what, "", deadline.limit());
            throw new Park(deadline.limit(), what);
        }
        deadline.end(Entry.Kind.SEEN, new EntryData.SeenData(NullNode.getInstance()));
    }
}
