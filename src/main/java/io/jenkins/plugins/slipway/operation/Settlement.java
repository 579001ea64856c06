package io.jenkins.plugins.slipway.operation;

import io.jenkins.plugins.slipway.operation.Entry.Kind;
import io.jenkins.plugins.slipway.operation.EntryData.KeptData;
import io.jenkins.plugins.slipway.operation.EntryData.UndoData;
import io.jenkins.plugins.slipway.operation.EntryData.UndoFailedData;
import io.jenkins.plugins.slipway.operation.EntryData.UndoneData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which changes of a journal are kept, which are taken back, and what is left of the others. */
final class Settlement {
    /** Bytes; the rest of an entry is for the reason. */
    private static final int MOST_LEFT = 20 * 1024;

    private final List<String> keptPaths;
    private final List<Entry> newestFirst;
    /** Why each settled undo failed, by its entry; empty where it is done. */
    private final Map<Long, String> settled = new HashMap<>();

    Settlement(Journal journal) {
        keptPaths = journal.of(Kind.KEPT)
                .flatMap(entry -> EntryData.of(entry, KeptData.class).branches().stream()
                        .map(branches -> Branches.path(entry.path(), branches)))
                .toList();
        newestFirst = new ArrayList<>(
                journal.of(Kind.UNDO).filter(undo -> !isKept(undo.path())).toList());
        Collections.reverse(newestFirst);
        journal.of(Kind.UNDONE)
                .forEach(entry ->
                        settled.put(EntryData.of(entry, UndoneData.class).undo(), ""));
        journal.of(Kind.UNDO_FAILED).forEach(entry -> {
            var failed = EntryData.of(entry, UndoFailedData.class);
            settled.put(failed.undo(), failed.why());
        });
    }

    /** Whether what was done at this path stays: its branches have ended before they were kept, so all of it does. */
    boolean isKept(String path) {
        return keptPaths.stream().anyMatch(path::startsWith);
    }

    /** All that are not kept. */
    List<Entry> newestFirst() {
        return newestFirst;
    }

    boolean isSettled(Entry undo) {
        return settled.containsKey(undo.seq());
    }

    /** Each change that is still there, newest first. */
    List<Outcome.Left> left() {
        var left = new ArrayList<Outcome.Left>();
        for (var undo : newestFirst) {
            var why = settled.getOrDefault(undo.seq(), "not taken back: stopped by a second abort");
            if (!why.isEmpty()) {
                var data = EntryData.of(undo, UndoData.class);
                left.add(new Outcome.Left(data.describe(), data.byHand(), why));
            }
        }
        return left;
    }

    /** An outcome must always fit into its entry, or the operation could never end. */
    static List<Outcome.Left> fitting(List<Outcome.Left> left) {
        var told = new ArrayList<Outcome.Left>();
        var bytes = 0;
        for (var one : left) {
            bytes += JournalJson.text(one).getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes > MOST_LEFT) {
                break;
            }
            told.add(one);
        }
        var untold = left.size() - told.size();
        if (untold > 0) {
            told.add(new Outcome.Left(untold + " more changes", "the UNDO entries of the journal name them", ""));
        }
        return told;
    }
}
