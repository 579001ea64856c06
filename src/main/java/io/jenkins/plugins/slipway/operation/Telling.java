package io.jenkins.plugins.slipway.operation;

import io.jenkins.plugins.slipway.operation.Entry.Kind;
import io.jenkins.plugins.slipway.operation.EntryData.UndoData;
import io.jenkins.plugins.slipway.operation.EntryData.UndoneData;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets the notifier tell how an operation ends, once that is journaled: from then on no signal changes it. */
final class Telling {
    private static final Logger LOG = LoggerFactory.getLogger(Telling.class);
    private static final String PATH = "ended/";
    private final LiveOperation live;
    private final OperationRecord head;

    Telling(LiveOperation live, OperationRecord head) {
        this.live = live;
        this.head = head;
    }

    /** @throws Park while somebody is still to be told */
    void ended(Outcome outcome) {
        if (live.journal().last(Kind.ENDED).isEmpty()) {
            live.journal().append(Kind.ENDED, "", "ended", outcome);
        }
        try {
            var run = new PathRun(new Replay(live, true, signals -> false), PATH);
            live.engine().notifier().ended(head, outcome, takenBack(), run);
        } catch (RuntimeException defect) {
            Halt.ifCutOff(defect);
            LOG.error("operation {} ended, but nobody could be told", head.id(), defect);
        }
    }

    private Set<String> takenBack() {
        var done = live.journal()
                .of(Kind.UNDONE)
                .map(entry -> EntryData.of(entry, UndoneData.class).undo())
                .collect(Collectors.toSet());
        return live.journal()
                .of(Kind.UNDO)
                .filter(undo -> done.contains(undo.seq()))
                .map(undo -> EntryData.of(undo, UndoData.class).kind())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
