package io.jenkins.plugins.slipway.operation;

import static io.jenkins.plugins.slipway.operation.Entry.Kind.INTENT;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.OUTCOME;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.PLAN;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.RESULT;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.TURN;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.UNDO;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.UNDONE;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.UNDO_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.operation.Faults.Reaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UndoingTest {
    private final Bench bench = new Bench();
    private final List<String> world = new ArrayList<>();
    private Consumer<Run> onTheWayBack = run -> {};

    record Remove(String what) implements Undo {
        @Override
        public String describe() {
            return "remove " + what;
        }

        @Override
        public String byHand() {
            return "rm " + what;
        }
    }

    private final class RemoveKind implements UndoKind<Remove> {
        @Override
        public String name() {
            return "remove";
        }

        @Override
        public Class<Remove> type() {
            return Remove.class;
        }

        @Override
        public void takeBack(Remove undo, Run run, Ending cause) {
            onTheWayBack.accept(run);
            run.effect(Effect.once("remove", () -> {
                if (undo.what().equals("stuck")) {
                    throw new ToyFault(Reaction.FAIL, "DependencyViolation");
                }
                world.remove(undo.what());
                world.add("removed " + undo.what() + " as " + cause);
            }));
        }
    }

    @BeforeEach
    void knowHowToRemove() {
        bench.kinds.add(new RemoveKind());
    }

    @Test
    void shouldTakeBackNewestFirstWhenItFails() {
        bench.body = (plan, run) -> {
            make(run, "a");
            make(run, "b");
            throw new OperationFailed(Ending.INCONCLUSIVE, "too little data");
        };

        var outcome = bench.startAndDrive();

        assertThat(outcome).isEqualTo(new Outcome(Ending.INCONCLUSIVE, "too little data", null, List.of()));
        assertThat(world).containsExactly("removed b as INCONCLUSIVE", "removed a as INCONCLUSIVE");
        assertThat(bench.written())
                .containsSubsequence(PLAN, UNDO, INTENT, RESULT, UNDO, INTENT, RESULT, TURN, UNDONE, UNDONE, OUTCOME);
    }

    @Test
    void shouldDropTheUndosWhenItIsDone() {
        bench.body = (plan, run) -> make(run, "a");

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.DONE);
        assertThat(world).containsExactly("a");
    }

    @Test
    void shouldGoOnWhenOneUndoFailsAndTellThePersonWhatIsLeft() {
        bench.body = (plan, run) -> {
            make(run, "a");
            make(run, "stuck");
            make(run, "c");
            throw OperationFailed.because("errors");
        };

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.NEEDS_PERSON);
        assertThat(outcome.reason()).isEqualTo("errors");
        assertThat(outcome.left())
                .containsExactly(new Outcome.Left("remove stuck", "rm stuck", "undo/4/remove: DependencyViolation"));
        assertThat(world).containsExactly("stuck", "removed c as FAILED", "removed a as FAILED");
        assertThat(bench.written()).contains(UNDO_FAILED);
    }

    @Test
    void shouldTakeBackADefectOfTheVerbAsWell() {
        bench.body = (plan, run) -> {
            make(run, "a");
            throw new IllegalStateException("null handled badly");
        };

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("defect", "null handled badly");
        assertThat(world).containsExactly("removed a as FAILED");
    }

    @Test
    void shouldEndEvenIfMoreIsLeftThanAnEntryHolds() {
        onTheWayBack = run -> {
            throw OperationFailed.because("x".repeat(5_000));
        };
        bench.body = (plan, run) -> {
            for (int i = 0; i < 100; i++) {
                make(run, "thing " + i);
            }
            throw OperationFailed.because("errors");
        };

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.NEEDS_PERSON);
        assertThat(outcome.left().get(0).what()).isEqualTo("remove thing 99");
        assertThat(outcome.left().get(outcome.left().size() - 1).what()).endsWith(" more changes");
    }

    @Test
    void shouldLetAnUndoWaitLikeAnyStep() {
        onTheWayBack = run -> run.pause("drain", Duration.ofMinutes(5));
        bench.body = (plan, run) -> {
            make(run, "a");
            make(run, "b");
            throw OperationFailed.because("errors");
        };

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.FAILED);
        assertThat(bench.elapsed()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void shouldAbortAJournalWhoseVerbNobodyKnows() {
        bench.body = (plan, run) -> {
            make(run, "a");
            run.pause("soak", Duration.ofHours(1));
            return null;
        };
        var old = bench.process();
        bench.start(old);
        old.advance(Bench.ID);
        old.close();
        var other = new Operations(Engine.of(
                bench.journals,
                bench.leases,
                Verbs.of(),
                UndoKinds.of(new RemoveKind()),
                ToyFault::classify,
                bench.clock));
        assertThatThrownBy(() -> other.advance(Bench.ID))
                .isInstanceOf(JournalMismatch.class)
                .hasMessageContaining("knows no verb 'toy'");

        bench.abort();

        assertThat(bench.drive(other).ending()).isEqualTo(Ending.ABORTED);
        assertThat(world).containsExactly("removed a as ABORTED");
    }

    @Test
    void shouldLeaveToThePersonWhatItDoesNotKnowHowToTakeBack() {
        bench.body = (plan, run) -> {
            make(run, "a");
            run.pause("soak", Duration.ofHours(1));
            return null;
        };
        var operations = bench.process();
        bench.start(operations);
        operations.advance(Bench.ID);
        operations.close();
        bench.kinds.clear();
        bench.abort();

        var outcome = bench.drive(bench.process());

        assertThat(outcome.ending()).isEqualTo(Ending.NEEDS_PERSON);
        assertThat(outcome.left())
                .containsExactly(
                        new Outcome.Left("remove a", "rm a", "this version of Slipway knows no undo of kind 'remove'"));
    }

    @Test
    void shouldStopWaitingAtASecondAbortAndSayWhatIsStillRunning() {
        onTheWayBack = run -> run.until(Wait.named("gone", String.class)
                .forWhat("refresh r-1 to be cancelled")
                .until(() -> Look.notYet("Cancelling")));
        bench.body = (plan, run) -> {
            make(run, "a");
            make(run, "b");
            run.pause("soak", Duration.ofHours(1));
            return null;
        };
        var operations = bench.process();
        bench.start(operations);
        operations.advance(Bench.ID);
        bench.abort();
        assertThat(operations.advance(Bench.ID)).isInstanceOf(Step.Parked.class);
        bench.abort();

        var outcome = bench.drive(operations);

        assertThat(outcome.ending()).isEqualTo(Ending.NEEDS_PERSON);
        assertThat(outcome.reason()).contains("aborted by bob: enough", "refresh r-1 to be cancelled");
        assertThat(outcome.left()).extracting(Outcome.Left::byHand).containsExactly("rm b", "rm a");
        assertThat(bench.elapsed()).isZero();
    }

    @Test
    void shouldTakeTwoAbortsBeforeTheUndoForOne() {
        bench.body = (plan, run) -> {
            make(run, "a");
            run.pause("soak", Duration.ofHours(1));
            return null;
        };
        var operations = bench.process();
        bench.start(operations);
        operations.advance(Bench.ID);
        bench.abort();
        bench.abort();

        assertThat(bench.drive(operations).ending()).isEqualTo(Ending.ABORTED);
        assertThat(world).containsExactly("removed a as ABORTED");
    }

    @Test
    void shouldWaitBeforeUndoingUntilTheWorldShowsWhatAnOpenIntentDid() {
        bench.body = (plan, run) -> run.effect(Effect.named("make", String.class)
                .undoneBy(new Remove("a"))
                .visibleWithin(Duration.ofSeconds(50))
                .adopting(Optional::empty)
                .doing(token -> {
                    world.add("a");
                    throw new ToyFault(Reaction.LOOK, "connection reset");
                }));
        var operations = bench.process();
        bench.start(operations);
        operations.advance(Bench.ID);
        bench.abort();

        assertThat(bench.drive(operations).ending()).isEqualTo(Ending.ABORTED);
        assertThat(bench.elapsed()).isEqualTo(Duration.ofSeconds(50));
        assertThat(world).containsExactly("removed a as ABORTED");
    }

    @Test
    void shouldNotBeginAnotherEffectAfterAnAbort() {
        bench.body = (plan, run) -> {
            make(run, "a");
            bench.abort();
            return make(run, "b");
        };

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.ABORTED);
        assertThat(world).containsExactly("removed a as ABORTED");
    }

    private String make(Run run, String name) {
        return run.effect(Effect.named("make " + name, String.class)
                .undoneBy(new Remove(name))
                .repeatable()
                .doing(token -> {
                    world.add(name);
                    return name;
                }));
    }
}
