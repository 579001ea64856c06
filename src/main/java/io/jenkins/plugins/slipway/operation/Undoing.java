package io.jenkins.plugins.slipway.operation;

import io.jenkins.plugins.slipway.operation.Entry.Kind;
import io.jenkins.plugins.slipway.operation.EntryData.DeadlineData;
import io.jenkins.plugins.slipway.operation.EntryData.IntentData;
import io.jenkins.plugins.slipway.operation.EntryData.ResultData;
import io.jenkins.plugins.slipway.operation.EntryData.TurnData;
import io.jenkins.plugins.slipway.operation.EntryData.UndoData;
import io.jenkins.plugins.slipway.operation.EntryData.UndoFailedData;
import io.jenkins.plugins.slipway.operation.EntryData.UndoneData;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes back all that is not kept, newest first, by the journal alone: the verb is not asked, and may be unknown. */
final class Undoing {
    private static final Logger LOG = LoggerFactory.getLogger(Undoing.class);

    private final LiveOperation live;
    private final TurnData turn;
    private final Settlement settlement;

    Undoing(LiveOperation live) {
        this.live = live;
        this.turn = EntryData.of(live.journal().last(Kind.TURN).orElseThrow(), TurnData.class);
        this.settlement = new Settlement(live.journal());
    }

    /** @throws Park while an undo waits */
    Outcome run() {
        try {
            mayGoOn();
            waitUntilTheWorldHidesNothing();
            takeBack(WayBack.of(settlement.newestFirst()));
        } catch (AbortAsked again) {
            return stopped();
        }
        return outcome(turn.reason());
    }

    private void takeBack(WayBack way) {
        for (var leg : way.legs()) {
            if (leg instanceof WayBack.SideBySide fork) {
                takeBack(fork);
            } else if (leg instanceof WayBack.One one && !settlement.isSettled(one.undo())) {
                mayGoOn();
                takeBack(one.undo());
            }
        }
    }

    /** Each branch parks alone; what came before them is taken back once all of them are. */
    private void takeBack(WayBack.SideBySide fork) {
        var parks = new Parks();
        fork.branches().forEach((key, way) -> {
            try {
                takeBack(way);
            } catch (Park park) {
                parks.add(key, park);
            }
        });
        parks.parkIfAny();
    }

    private void mayGoOn() {
        if (isStopped(live.signals())) {
            throw new AbortAsked();
        }
    }

    /** By an abort on top of the one that led here; one during the undo of a failure still means "take it back". */
    private boolean isStopped(List<Signal> signals) {
        var later = signals.stream()
                .skip(turn.signals())
                .filter(signal -> signal.kind().equals(Signal.ABORT))
                .count();
        return later >= (turn.ending() == Ending.ABORTED ? 1 : 2);
    }

    /** An undo looks for what it takes back: not before the world shows all that was begun. */
    private void waitUntilTheWorldHidesNothing() {
        live.journal().steps().forEach((path, steps) -> {
            if (!path.startsWith("undo/") && !settlement.isKept(path)) {
                steps.values().forEach(this::waitUntilVisible);
            }
        });
    }

    private void waitUntilVisible(List<Entry> trail) {
        var last = trail.get(trail.size() - 1);
        var intent = trail.stream()
                .filter(entry -> entry.kind() == Kind.INTENT)
                .reduce((older, newer) -> newer)
                .map(entry -> EntryData.of(entry, IntentData.class));
        if (intent.isEmpty()) {
            return;
        }
        var isUnknown = last.kind() == Kind.INTENT;
        var isNew = last.kind() == Kind.RESULT
                && intent.get().hides()
                && !EntryData.of(last, ResultData.class).adopted();
        // counted from the last entry: the touch came before the result, and a look before it proves nothing
        var visible = last.at().plus(intent.get().window());
        if ((isUnknown || isNew) && live.engine().clock().instant().isBefore(visible)) {
            throw new Park(visible, "until the world surely shows what '%s%s' did".formatted(last.path(), last.name()));
        }
    }

    private List<Entry> lastOfEachStep() {
        return live.journal().steps().values().stream()
                .flatMap(steps -> steps.values().stream())
                .map(trail -> trail.get(trail.size() - 1))
                .sorted((one, other) -> Long.compare(one.seq(), other.seq()))
                .toList();
    }

    private void takeBack(Entry undo) {
        var data = EntryData.of(undo, UndoData.class);
        try {
            var kind = live.engine()
                    .undoKinds()
                    .named(data.kind())
                    .orElseThrow(() -> OperationFailed.because(
                            "this version of Slipway knows no undo of kind '" + data.kind() + "'"));
            takeBack(kind, undo, data);
        } catch (RuntimeException e) {
            Halt.ifCutOff(e);
            var why = e.getMessage() == null ? e.toString() : e.getMessage();
            LOG.warn("operation {} could not {}: {}", live.id(), data.describe(), why);
            LOG.debug("the failed undo", e);
            live.journal().append(Kind.UNDO_FAILED, undo.path(), undo.name(), new UndoFailedData(undo.seq(), why));
            return;
        }
        live.journal().append(Kind.UNDONE, undo.path(), undo.name(), new UndoneData(undo.seq()));
    }

    private <U extends Undo> void takeBack(UndoKind<U> kind, Entry undo, UndoData data) {
        var replay = new Replay(live, true, this::isStopped);
        kind.takeBack(
                JournalJson.read(data.data(), kind.type()),
                new PathRun(replay, "undo/" + undo.seq() + "/"),
                turn.ending());
    }

    private Outcome stopped() {
        // what was awaited when it turned may have been taken back since
        var turned = live.journal().last(Kind.TURN).orElseThrow().seq();
        var awaited = unfinished(entry -> entry.kind() == Kind.DEADLINE && entry.seq() < turned);
        var running = unfinished(entry -> entry.kind() == Kind.INTENT || entry.seq() > turned);
        return outcome("%s; stopped while undoing%s%s"
                .formatted(
                        turn.reason(),
                        awaited.isEmpty() ? "" : "; it had been waiting for: " + awaited,
                        running.isEmpty() ? "" : "; still running: " + running));
    }

    private String unfinished(Predicate<Entry> which) {
        return lastOfEachStep().stream()
                .filter(entry -> entry.kind() == Kind.INTENT || entry.kind() == Kind.DEADLINE)
                .filter(which)
                .map(entry -> entry.kind() == Kind.DEADLINE
                        ? EntryData.of(entry, DeadlineData.class).what()
                        : entry.path() + entry.name())
                .distinct()
                .limit(20)
                .map(what -> what.substring(0, Math.min(200, what.length())))
                .collect(Collectors.joining(", "));
    }

    private Outcome outcome(String reason) {
        var left = new ArrayList<Outcome.Left>();
        if (turn.ending() == Ending.NEEDS_PERSON) {
            left.add(new Outcome.Left("what may or may not have happened", "look in the account", turn.reason()));
        }
        left.addAll(new Settlement(live.journal()).left());
        return new Outcome(
                left.isEmpty() ? turn.ending() : Ending.NEEDS_PERSON, reason, null, Settlement.fitting(left));
    }
}
