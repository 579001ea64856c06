package io.jenkins.plugins.slipway.operation;

import io.jenkins.plugins.slipway.operation.EntryData.SignalData;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes the first signal of these kinds that arrived after the wait began and that no step has taken: what two people say to one
 * gate is not said to the next.
 */
final class SignalStep {
    private static final List<String> OF_THE_RUNNER = List.of(Signal.ABORT, Signal.PAUSE, Signal.RESUME);
    private final Replay replay;
    private final String path;
    private final String name;
    private final String what;
    private final Set<String> kinds;
    private final Duration longest;

    SignalStep(Replay replay, String path, String name, String what, Set<String> kinds, Duration longest) {
        if (kinds.stream().anyMatch(OF_THE_RUNNER::contains)) {
            throw new IllegalArgumentException(
                    "'" + name + "': " + OF_THE_RUNNER + " are taken in by the runner, not by a verb");
        }
        this.replay = replay;
        this.path = path;
        this.name = name;
        this.what = what;
        this.kinds = kinds;
        this.longest = longest;
    }

    Signal run() {
        var deadline = new Deadline(replay, path, name, what, true);
        var over = deadline.begin(
                Entry.Kind.SIGNAL, longest, () -> replay.signals().size());
        if (over.isPresent()) {
            return EntryData.of(over.get(), SignalData.class).signal();
        }
        var taken = replay.journal()
                .of(Entry.Kind.SIGNAL)
                .map(entry -> EntryData.of(entry, SignalData.class).index())
                .collect(Collectors.toSet());
        var signals = replay.signals();
        for (int i = deadline.signals(); i < signals.size(); i++) {
            if (kinds.contains(signals.get(i).kind()) && !taken.contains(i)) {
                deadline.end(Entry.Kind.SIGNAL, new SignalData(i, signals.get(i)));
                return signals.get(i);
            }
        }
        if (!replay.time().isBefore(deadline.limit())) {
            throw deadline.missed("no answer");
        }
        replay.progress().waiting(replay.id(), path, what, "", deadline.limit());
        replay.tellThatItWaits(path, name, what);
        throw new Park(deadline.limit(), what);
    }
}
