package io.jenkins.plugins.slipway.operation;

import io.jenkins.plugins.slipway.operation.Entry.Kind;
import io.jenkins.plugins.slipway.operation.EntryData.SignalData;
import io.jenkins.plugins.slipway.operation.EntryData.TurnData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An operation as this process knows it: its leases, its journal in memory, and how far the next replay comes. */
final class LiveOperation {
    private static final Logger LOG = LoggerFactory.getLogger(LiveOperation.class);
    private final Engine engine;
    private final OperationRecord head;
    private final Hold hold;
    private final Looks looks = new Looks();
    private Journal journal;
    private long epoch;
    private volatile int signalsSeen;
    private final boolean takenOver;
    /** The newest entry that was acknowledged to this process, or null. */
    private Entry acknowledged;

    /** @param takenOver whether another process has begun it */
    LiveOperation(Engine engine, OperationRecord head, boolean takenOver) {
        this.engine = engine;
        this.head = head;
        this.takenOver = takenOver;
        this.hold = new Hold(engine, head.id(), head.targets());
        forgetJournal();
    }

    /**
     * Takes the leases and brings the journal up to date.
     *
     * @throws LeaseHeld when it is somebody else's now
     * @throws JournalBehind when the journal has lost what this process wrote, unless all is to be taken back
     */
    void take() {
        hold.take();
        if (hold.lease().epoch() != epoch) {
            journal.catchUp();
            if (hasLost(acknowledged) && !isAborted(signals())) {
                throw JournalBehind.ofProcess(
                        id(), acknowledged, journal.entries().size());
            }
            epoch = hold.lease().epoch();
        }
    }

    /** After a failed write: nobody knows whether it arrived, so the store is asked again. */
    void forgetJournal() {
        if (journal != null && !journal.entries().isEmpty()) {
            acknowledged = journal.entries().get(journal.entries().size() - 1);
        }
        journal = new Journal(head.id(), engine.journals(), engine.clock(), hold);
        epoch = -1;
    }

    /** Runs from the top. @throws Park when it waits */
    Outcome run() {
        var ended = journal.last(Kind.OUTCOME);
        if (ended.isPresent()) {
            return JournalJson.read(ended.get().data(), Outcome.class);
        }
        var decided = journal.last(Kind.ENDED);
        if (decided.isPresent()) {
            return end(JournalJson.read(decided.get().data(), Outcome.class));
        }
        if (journal.last(Kind.TURN).isEmpty()) {
            try {
                var signals = signals();
                if (isAborted(signals)) {
                    throw new AbortAsked();
                }
                takeInPauses(signals);
                return end(new Outcome(Ending.DONE, "", JournalJson.tree(runVerb()), List.of()));
            } catch (AbortAsked asked) {
                turnAborted();
            } catch (OperationFailed failed) {
                turn(failed.ending(), failed.getMessage());
            } catch (JournalMismatch mismatch) {
                throw mismatch;
            } catch (RuntimeException defect) {
                Halt.ifCutOff(defect);
                LOG.error("verb {} of operation {} has a defect", head.verb(), head.id(), defect);
                turn(Ending.FAILED, "a defect of '%s': %s".formatted(head.verb(), defect));
            }
        }
        return end(new Undoing(this).run());
    }

    private boolean hasLost(Entry written) {
        if (written == null) {
            return false;
        }
        var entries = journal.entries();
        return entries.size() <= written.seq() || !isSame(entries.get((int) written.seq()), written);
    }

    private static boolean isSame(Entry kept, Entry written) {
        return kept.kind() == written.kind()
                && kept.path().equals(written.path())
                && kept.name().equals(written.name())
                && kept.at().equals(written.at());
    }

    private Object runVerb() {
        if (head.journalVersion() > Journal.VERSION) {
            throw new JournalMismatch(
                    "operation %s has journal version %d, this Slipway reads up to %d: resume it with the version that started it, or abort it"
                            .formatted(id(), head.journalVersion(), Journal.VERSION));
        }
        return run(engine.verbs().get(head.verb()));
    }

    private <P extends Plan> Object run(Verb<P> verb) {
        P plan;
        try {
            plan = journal.plan(verb.planType());
        } catch (IllegalArgumentException e) {
            throw new JournalMismatch("the plan of operation " + id() + " " + e.getMessage(), e);
        }
        return verb.run(plan, new PathRun(new Replay(this, false, LiveOperation::isAborted), ""));
    }

    /** Journals the pauses, and the ends of pauses, that have been asked for. @return who holds the operation up now */
    Optional<Signal> takeInPauses(List<Signal> signals) {
        var pauses = journal.pauses();
        for (int next = pauses.next(signals); next >= 0; next = pauses.next(signals)) {
            var signal = signals.get(next);
            var kind = signal.kind().equals(Signal.PAUSE) ? Kind.PAUSED : Kind.RESUMED;
            var entry = journal.append(kind, "", signal.kind(), new SignalData(next, signal));
            engine.progress().noted(id(), entry.at(), words(signal));
        }
        return pauses.present();
    }

    private static String words(Signal signal) {
        var why = signal.reason().isBlank() ? "" : ": " + signal.reason();
        return signal.kind().equals(Signal.PAUSE)
                ? "paused by " + signal.by() + why + "; what runs goes on, nothing new is begun"
                : "resumed by " + signal.by() + why;
    }

    private void turnAborted() {
        var signals = signals();
        var index = 0;
        while (!signals.get(index).kind().equals(Signal.ABORT)) {
            index++;
        }
        var abort = signals.get(index);
        var isRecorded = journal.of(Kind.SIGNAL)
                .anyMatch(entry ->
                        EntryData.of(entry, SignalData.class).signal().kind().equals(Signal.ABORT));
        if (!isRecorded) {
            journal.append(Kind.SIGNAL, "", Signal.ABORT, new SignalData(index, abort));
        }
        turn(Ending.ABORTED, "aborted by " + abort.by() + (abort.reason().isBlank() ? "" : ": " + abort.reason()));
    }

    private void turn(Ending ending, String reason) {
        journal.append(
                Kind.TURN, "", "turn", new TurnData(ending, reason, signals().size()));
        engine.progress().undoing(id(), ending, reason);
    }

    private Outcome end(Outcome outcome) {
        if (engine.notifier().isWanted(head)) {
            new Telling(this, head).ended(outcome);
        }
        journal.append(Kind.OUTCOME, "", "outcome", outcome);
        engine.progress().ended(id(), outcome);
        return outcome;
    }

    static boolean isAborted(List<Signal> signals) {
        return signals.stream().anyMatch(signal -> signal.kind().equals(Signal.ABORT));
    }

    /** Fresh from the store: anybody may have sent one. */
    List<Signal> signals() {
        try {
            var signals = new ArrayList<>(engine.journals().signals(id()));
            signalsSeen = signals.size();
            return signals;
        } catch (RuntimeException e) {
            throw new Halt(e);
        }
    }

    boolean isTakenOver() {
        return takenOver;
    }

    int signalsSeen() {
        return signalsSeen;
    }

    OperationRecord head() {
        return head;
    }

    OperationId id() {
        return head.id();
    }

    Engine engine() {
        return engine;
    }

    Hold hold() {
        return hold;
    }

    Journal journal() {
        return journal;
    }

    Looks looks() {
        return looks;
    }
}
