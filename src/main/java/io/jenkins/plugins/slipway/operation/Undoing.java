package io.jenkins.plugins.slipway.operation;

import io.jenkins.plugins.slipway.operation.Entry.Kind;
import io.jenkins.plugins.slipway.operation.EntryData.DeadlineData;
import io.jenkins.plugins.slipway.operation.EntryData.IntentData;
import io.jenkins.plugins.slipway.operation.EntryData.ResultData;
import io.jenkins.plugins.slipway.operation.EntryData.TurnData;
import io.jenkins.plugins.slipway.operation.EntryData.UndoData;
import io.jenkins.plugins.slipway.operation.EntryData.UndoFailedData;
import io.jenkins.plugins.slipway.operation.EntryData.UndoneData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes everything back, newest first, by the journal alone: the verb is not asked, and may be unknown. */
final class Undoing {
    private static final Logger LOG = LoggerFactory.getLogger(Undoing.class);
    /** Bytes; the rest of an entry is for the reason. */
    private static final int MOST_LEFT = 20 * 1024;

    private final LiveOperation live;
    private final TurnData turn;

    Undoing(LiveOperation live) {
        this.live = live;
        this.turn = EntryData.of(live.journal().last(Kind.TURN).orElseThrow(), TurnData.class);
    }

    /** @throws Park while an undo waits */
    Outcome run() {
        try {
            mayGoOn();
            waitUntilTheWorldHidesNothing();
            for (var undo : newestFirst()) {
                if (!settled().containsKey(undo.seq())) {
                    mayGoOn();
                    takeBack(undo);
                }
            }
        } catch (AbortAsked again) {
            return stopped();
        }
        return outcome(turn.reason());
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
            if (!path.startsWith("undo/")) {
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

    private List<Entry> newestFirst() {
        var undos = live.journal().of(Kind.UNDO).collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(undos);
        return undos;
    }

    /** Why each settled undo failed, by its entry; empty where it is done. */
    private Map<Long, String> settled() {
        var settled = new HashMap<Long, String>();
        live.journal()
                .of(Kind.UNDONE)
                .forEach(entry ->
                        settled.put(EntryData.of(entry, UndoneData.class).undo(), ""));
        live.journal().of(Kind.UNDO_FAILED).forEach(entry -> {
            var failed = EntryData.of(entry, UndoFailedData.class);
            settled.put(failed.undo(), failed.why());
        });
        return settled;
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
            Halt.ifLeaseLost(e);
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
        var running = lastOfEachStep().stream()
                .filter(entry -> entry.kind() == Kind.INTENT || entry.kind() == Kind.DEADLINE)
                .map(entry -> entry.kind() == Kind.DEADLINE
                        ? EntryData.of(entry, DeadlineData.class).what()
                        : entry.path() + entry.name())
                .distinct()
                .limit(20)
                .map(what -> what.substring(0, Math.min(200, what.length())))
                .collect(Collectors.joining(", "));
        return outcome("%s; stopped while undoing%s"
                .formatted(turn.reason(), running.isEmpty() ? "" : ", still running: " + running));
    }

    private Outcome outcome(String reason) {
        var settled = settled();
        var left = new ArrayList<Outcome.Left>();
        if (turn.ending() == Ending.NEEDS_PERSON) {
            left.add(new Outcome.Left("what may or may not have happened", "look in the account", turn.reason()));
        }
        for (var undo : newestFirst()) {
            var why = settled.getOrDefault(undo.seq(), "not taken back: stopped by a second abort");
            if (!why.isEmpty()) {
                var data = EntryData.of(undo, UndoData.class);
                left.add(new Outcome.Left(data.describe(), data.byHand(), why));
            }
        }
        return new Outcome(left.isEmpty() ? turn.ending() : Ending.NEEDS_PERSON, reason, null, fitting(left));
    }

    /** An outcome must always fit into its entry, or the operation could never end. */
    private static List<Outcome.Left> fitting(List<Outcome.Left> left) {
        var told = new ArrayList<>(left);
        while (JournalJson.text(told).getBytes(StandardCharsets.UTF_8).length > MOST_LEFT) {
            told.remove(told.size() - 1);
        }
        var untold = left.size() - told.size();
        if (untold > 0) {
            told.add(new Outcome.Left(untold + " more changes", "the UNDO entries of the journal name them", ""));
        }
        return told;
    }
}
