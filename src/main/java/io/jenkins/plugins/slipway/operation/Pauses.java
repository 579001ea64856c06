package io.jenkins.plugins.slipway.operation;

import io.jenkins.plugins.slipway.operation.Entry.Kind;
import io.jenkins.plugins.slipway.operation.EntryData.SignalData;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a person has held an operation up: what runs goes on and is watched, nothing new is begun.
 *
 * <p>Each pause and each resume is journaled once, in the order of the signals; one that changes nothing is not.
 */
public final class Pauses {
    /** @param to null while it lasts */
    private record Span(Instant from, Instant to) {}

    private final List<Span> spans = new ArrayList<>();
    private Signal present;
    private int taken;

    /** As they are in a journal. */
    public static Pauses in(List<Entry> journal) {
        var pauses = new Pauses();
        journal.forEach(pauses::take);
        return pauses;
    }

    /** The pause that these signals ask for, whether whoever runs the operation has taken it in or not. */
    public static Optional<Signal> asked(List<Signal> signals) {
        Signal asked = null;
        for (var signal : signals) {
            if (signal.kind().equals(Signal.RESUME)) {
                asked = null;
            } else if (signal.kind().equals(Signal.PAUSE) && asked == null) {
                asked = signal;
            }
        }
        return Optional.ofNullable(asked);
    }

    /** Takes in an entry of the journal; those of other kinds say nothing about pauses. */
    void take(Entry entry) {
        if (entry.kind() == Kind.PAUSED) {
            var data = EntryData.of(entry, SignalData.class);
            present = data.signal();
            taken = data.index() + 1;
            // the clock of who sent it may be ahead
            var asked = present.at().isBefore(entry.at()) ? present.at() : entry.at();
            spans.add(new Span(asked, null));
        } else if (entry.kind() == Kind.RESUMED) {
            present = null;
            taken = EntryData.of(entry, SignalData.class).index() + 1;
            var last = spans.remove(spans.size() - 1);
            spans.add(new Span(last.from(), entry.at()));
        }
    }

    /** Who holds it up now. */
    public Optional<Signal> present() {
        return Optional.ofNullable(present);
    }

    /** The signal that is to be journaled next. @return its index, or -1 */
    int next(List<Signal> signals) {
        for (int i = taken; i < signals.size(); i++) {
            if (signals.get(i).kind().equals(present == null ? Signal.PAUSE : Signal.RESUME)) {
                return i;
            }
        }
        return -1;
    }

    /** A limit that was set at {@code begun}, later by the time of the pauses since. */
    public Instant extended(Instant limit, Instant begun, Instant now) {
        var extended = limit;
        for (var span : spans) {
            var from = span.from().isBefore(begun) ? begun : span.from();
            var to = span.to() == null ? now : span.to();
            if (from.isBefore(extended) && from.isBefore(to)) {
                extended = extended.plus(Duration.between(from, to));
            }
        }
        return extended;
    }
}
