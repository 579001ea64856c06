package io.jenkins.plugins.slipway.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.operation.crash.CrashPoint;
import io.jenkins.plugins.slipway.operation.crash.DisturbedJournals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class OperationsTest {
    private static final OperationId OTHER = new OperationId("other");
    private final Bench bench = new Bench();

    @Test
    void shouldJournalThePlanFirstAndHoldAllTargets() {
        var operations = bench.process();
        bench.start(operations, Bench.ID, "fleet:b", "fleet:a");

        var head = bench.journals.find(Bench.ID).orElseThrow();
        assertThat(head.targets()).containsExactly("fleet:a", "fleet:b");
        assertThat(head.journalVersion()).isEqualTo(Journal.VERSION);
        assertThat(bench.journals.read(Bench.ID, 0))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.data().toString()).isEqualTo("{\"actions\":[{\"describe\":\"toy\"}]}"));
        assertThat(bench.leases.current("fleet:a")).isPresent();
        assertThat(bench.leases.current("fleet:b")).isPresent();
    }

    @Test
    void shouldTakeAllTargetsOrNone() {
        var operations = bench.process();
        bench.start(operations, Bench.ID, "fleet:b");

        assertThatThrownBy(() -> bench.start(operations, OTHER, "fleet:a", "fleet:b"))
                .isInstanceOf(LeaseHeld.class)
                .hasMessageContaining(Bench.ID.value());
        assertThat(bench.leases.current("fleet:a")).isEmpty();
        assertThat(bench.journals.find(OTHER)).isEmpty();
    }

    @Test
    void shouldRefuseATargetWhoseOperationHasNotEndedEvenIfItsProcessIsLongDead() {
        bench.body = (plan, run) -> {
            run.pause("soak", Duration.ofHours(1));
            return null;
        };
        bench.start(bench.process());
        bench.clock.pass(Duration.ofDays(1));

        assertThatThrownBy(() -> bench.start(bench.process(), OTHER, "fleet:a"))
                .isInstanceOf(LeaseHeld.class)
                .hasMessageContaining("resume or abort it first");
        assertThat(bench.drive(bench.process()).ending()).isEqualTo(Ending.DONE);
        bench.start(bench.process(), OTHER, "fleet:a");
    }

    @Test
    void shouldTakeATargetAtOnceWhenItsOperationHasEndedAndItsProcessWasKilledBeforeItGaveItBack() {
        bench.startAndDrive();
        var left = bench.leases.acquire("fleet:a", Bench.ID, "process-0", Duration.ofMinutes(5));

        bench.start(bench.process(), OTHER, "fleet:a");

        assertThat(bench.leases.current("fleet:a").orElseThrow().operation()).isEqualTo(OTHER);
        assertThat(bench.leases.current("fleet:a").orElseThrow().epoch()).isGreaterThan(left.epoch());
    }

    @Test
    void shouldRefuseATakenIdWithoutTouchingItsLeases() {
        var operations = bench.process();
        bench.start(operations);

        assertThatThrownBy(() -> bench.start(operations)).isInstanceOf(IllegalStateException.class);
        assertThat(bench.leases.current("fleet:a")).isPresent();
    }

    @Test
    void shouldFreeTheTargetsAtTheEndAndKeepThemWhileItWaits() {
        bench.body = (plan, run) -> {
            run.pause("soak", Duration.ofHours(1));
            return null;
        };
        var operations = bench.process();
        bench.start(operations);
        for (int i = 0; i < 20; i++) {
            bench.clock.moveTo(((Step.Parked) operations.advance(Bench.ID)).wake());
            var lease = bench.leases.current("fleet:a").orElseThrow();
            assertThat(lease.expires()).isAfter(bench.clock.instant());
        }
        bench.drive(operations);

        assertThat(bench.leases.current("fleet:a")).isEmpty();
    }

    @Test
    void shouldLetAnotherProcessGoOnOnlyAfterTheLeaseAndTheLastCall() {
        bench.start(bench.process());
        var second = bench.process();

        assertThat(second.advance(Bench.ID)).isInstanceOf(Step.Parked.class);
        assertThat(bench.drive(second).ending()).isEqualTo(Ending.DONE);
        assertThat(bench.elapsed()).isEqualTo(Engine.LEASE_LENGTH.plus(Engine.CALL_LIMIT));
    }

    @Test
    void shouldLetAnotherProcessGoOnAtOnceWhenTheFirstLetsGo() {
        bench.body = (plan, run) -> {
            run.pause("soak", Duration.ofSeconds(1));
            return "done";
        };
        var first = bench.process();
        bench.start(first);
        first.advance(Bench.ID);
        first.close();

        assertThat(bench.drive(bench.process()).ending()).isEqualTo(Ending.DONE);
        assertThat(bench.elapsed()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void shouldNotWriteOnceAnotherProcessHasTakenOver() {
        var world = new ArrayList<String>();
        bench.body = (plan, run) ->
                run.effect(Effect.named("make", String.class).repeatable().doing(token -> {
                    world.add(token);
                    if (world.size() == 1) {
                        // a long stop of this process, while another one carries the operation to its end
                        bench.clock.pass(Duration.ofMinutes(10));
                        bench.drive(bench.process());
                    }
                    return "made " + world.size();
                }));
        var slow = bench.process();
        bench.start(slow);

        assertThat(slow.advance(Bench.ID)).isInstanceOf(Step.Parked.class);
        var written = bench.journals.read(Bench.ID, 0);
        assertThat(slow.advance(Bench.ID))
                .isInstanceOfSatisfying(
                        Step.Ended.class,
                        ended -> assertThat(ended.outcome().result().asText()).isEqualTo("made 2"));
        assertThat(bench.journals.read(Bench.ID, 0)).isEqualTo(written);
    }

    @Test
    void shouldGoOnItselfWhenItSleptPastItsLeaseAndNobodyTookOver() {
        var world = new ArrayList<String>();
        bench.body = (plan, run) -> run.effect(Effect.named("make", String.class)
                .adopting(() -> world.stream().findFirst())
                .doing(token -> {
                    world.add("it");
                    bench.clock.pass(Duration.ofHours(1));
                    return "it";
                }));

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.DONE);
        assertThat(world).containsExactly("it");
    }

    @Test
    void shouldAdmitCallsThatEndBeforeTheLeaseAndRenewItInTime() {
        var limits = new ArrayList<Duration>();
        bench.body = (plan, run) ->
                run.effect(Effect.named("call", String.class).repeatable().doing(token -> {
                    for (int i = 0; i < 5; i++) {
                        limits.add(run.admit());
                        bench.clock.pass(Duration.ofSeconds(40));
                    }
                    return "called";
                }));

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.DONE);
        assertThat(limits).hasSize(5).containsOnly(Engine.CALL_LIMIT);
    }

    @Test
    void shouldNotAdmitACallOnceTheLeaseIsLost() {
        var seen = new ArrayList<Class<?>>();
        bench.body = (plan, run) ->
                run.effect(Effect.named("call", String.class).repeatable().doing(token -> {
                    bench.clock.pass(Duration.ofHours(1));
                    try {
                        return "admitted for " + run.admit();
                    } catch (RuntimeException e) {
                        seen.add(e.getClass());
                        throw new IllegalStateException("as an adapter wraps it", e);
                    }
                }));
        var operations = bench.process();
        bench.start(operations);
        var step = operations.advance(Bench.ID);

        assertThat(seen).containsExactly(LeaseLost.class);
        assertThat(step).isInstanceOf(Step.Parked.class);
        assertThat(bench.written()).containsExactly(Entry.Kind.PLAN, Entry.Kind.INTENT);
    }

    @Test
    void shouldGoOnFromWhatAnotherProcessHasWrittenMeanwhile() {
        var world = new ArrayList<String>();
        bench.body = (plan, run) -> {
            run.pause("soak", Duration.ofMinutes(1));
            run.effect(Effect.once("touch", () -> world.add("touched")));
            run.pause("soak again", Duration.ofHours(1));
            return "done";
        };
        var first = bench.process();
        bench.start(first);
        first.advance(Bench.ID);
        bench.clock.pass(Duration.ofMinutes(10));
        var second = bench.process();
        second.advance(Bench.ID);
        second.close();

        assertThat(bench.drive(first).ending()).isEqualTo(Ending.DONE);
        assertThat(world).containsExactly("touched");
    }

    @Test
    void shouldAskForItsLeaseAgainWhenItWasTakenFromIt() {
        bench.body = (plan, run) -> {
            run.pause("soak", Duration.ofSeconds(5));
            return "done";
        };
        var operations = bench.process();
        bench.start(operations);
        operations.advance(Bench.ID);
        bench.clock.pass(Duration.ofSeconds(5));
        bench.leases.release(bench.leases.current(Lease.nameOf(Bench.ID)).orElseThrow());

        assertThat(operations.advance(Bench.ID)).isInstanceOf(Step.Parked.class);
        assertThat(operations.advance(Bench.ID)).isInstanceOf(Step.Ended.class);
    }

    @Test
    void shouldPassOnAFailureOfTheLedgerAndGoOnLaterWithoutDoingAnythingTwice() {
        for (var side : CrashPoint.Side.values()) {
            var world = new ArrayList<String>();
            var bench = new Bench();
            bench.body = (plan, run) -> run.effect(Effect.named("make", String.class)
                    .adopting(() -> world.stream().findFirst())
                    .doing(token -> {
                        world.add("it");
                        return "it";
                    }));
            var broken = new AtomicBoolean();
            var operations = bench.process(new DisturbedJournals(bench.journals, (point, entry) -> {
                if (entry.kind() == Entry.Kind.RESULT && point.side() == side && !broken.getAndSet(true)) {
                    throw new IllegalStateException("connection reset");
                }
            }));
            bench.start(operations);

            assertThatThrownBy(() -> operations.advance(Bench.ID)).hasMessage("connection reset");
            assertThat(bench.drive(operations).ending()).isEqualTo(Ending.DONE);
            assertThat(world).containsExactly("it");
        }
    }

    @Test
    void shouldNotMindAViewThatFails() {
        var operations = new Operations(bench.engine(bench.journals).shownTo(new Progress() {
            @Override
            public void ended(OperationId id, Outcome outcome) {
                throw new IllegalStateException("terminal closed");
            }
        }));
        bench.start(operations);

        assertThat(bench.drive(operations).ending()).isEqualTo(Ending.DONE);
    }

    @Test
    void shouldSayThatThereIsNoSuchOperation() {
        assertThatThrownBy(() -> bench.process().advance(OTHER))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no operation other");
    }

    @Test
    void shouldMakeReadableIds() {
        var id = OperationId.of(VirtualClock.START, "deliver", "checkout/api v2 ".repeat(9), new Random(1));

        assertThat(id.value())
                .startsWith("20261122-164500-deliver-checkout-api-v2-")
                .hasSizeLessThanOrEqualTo(64);
        assertThat(List.of(
                        OperationId.of(VirtualClock.START, "bake", "a", new Random(1)),
                        OperationId.of(VirtualClock.START, "bake", "a", new Random(2))))
                .doesNotHaveDuplicates();
    }
}
