package io.jenkins.plugins.slipway.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** One ledger, one virtual clock, and as many processes as a test wants; its verb is whatever the test says. */
public final class Bench {
    public static final OperationId ID = new OperationId("20261122-164500-toy-checkout-7f3a");
    public final VirtualClock clock = new VirtualClock();
    public final MemoryLeases leases = new MemoryLeases(clock);
    public final MemoryJournals journals = new MemoryJournals(leases);
    public final List<String> told = new ArrayList<>();
    public final List<UndoKind<?>> kinds = new ArrayList<>();
    public BiFunction<ToyPlan, Run, Object> body = (plan, run) -> "done";
    private int processes;

    /** What a toy verb is told to do. */
    public record ToyPlan(List<ToyAction> actions) implements Plan {
        public static ToyPlan of(String... words) {
            return new ToyPlan(List.of(words).stream().map(ToyAction::new).toList());
        }
    }

    /** One thing to do. */
    public record ToyAction(String describe) implements Action {}

    /** The verb of this bench. */
    public final class ToyVerb implements Verb<ToyPlan> {
        @Override
        public String name() {
            return "toy";
        }

        @Override
        public Class<ToyPlan> planType() {
            return ToyPlan.class;
        }

        @Override
        public Object run(ToyPlan plan, Run run) {
            return body.apply(plan, run);
        }
    }

    /** Operations of a new process. */
    public Operations process() {
        return process(journals);
    }

    /** Operations of a new process that reaches the ledger through this. */
    public Operations process(Journals through) {
        return new Operations(engine(through));
    }

    public Engine engine(Journals through) {
        return Engine.of(through, leases, Verbs.of(new ToyVerb()), UndoKinds.of(kinds), ToyFault::classify, clock)
                .heldBy("process-" + processes++)
                .shownTo(new Telling());
    }

    public void start(Operations operations) {
        start(operations, ID, "fleet:a");
    }

    public void start(Operations operations, OperationId id, String... targets) {
        operations.start(new ToyVerb(), ToyPlan.of("toy"), List.of(targets), Map.of("service", "checkout"), "ann", id);
    }

    /** With labels of its own. */
    public void start(Operations operations, Map<String, String> labels) {
        operations.start(new ToyVerb(), ToyPlan.of("toy"), List.of("fleet:a"), labels, "ann", ID);
    }

    /** To the end, in virtual time. */
    public Outcome drive(Operations operations) {
        try {
            return operations.drive(ID, clock::moveTo);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public Outcome startAndDrive() {
        var operations = process();
        start(operations);
        return drive(operations);
    }

    public void abort() {
        journals.send(ID, new Signal(Signal.ABORT, "bob", "enough", clock.instant()));
    }

    public List<Entry.Kind> written() {
        return journals.read(ID, 0).stream().map(Entry::kind).toList();
    }

    public Duration elapsed() {
        return Duration.between(VirtualClock.START, clock.instant());
    }

    private final class Telling implements Progress {
        @Override
        public void noted(OperationId id, Instant at, String text) {
            told.add("note " + text);
        }

        @Override
        public void acting(OperationId id, String path, String name) {
            told.add("acting " + path + name);
        }

        @Override
        public void acted(OperationId id, String path, String name, boolean adopted) {
            told.add((adopted ? "adopted " : "acted ") + path + name);
        }

        @Override
        public void waiting(OperationId id, String path, String what, String status, Instant limit) {
            told.add("waiting " + path + what + " " + status);
        }

        @Override
        public void ended(OperationId id, Outcome outcome) {
            told.add("ended " + outcome.ending());
        }
    }
}
