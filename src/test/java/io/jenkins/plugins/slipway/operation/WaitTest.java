package io.jenkins.plugins.slipway.operation;

import static io.jenkins.plugins.slipway.operation.Entry.Kind.DEADLINE;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.NOTE;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.OUTCOME;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.PLAN;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.SEEN;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.SIGNAL;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.TIME;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Faults.Reaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class WaitTest {
    private final Bench bench = new Bench();
    private final List<Duration> looks = new ArrayList<>();

    @Test
    void shouldParkBetweenLooksAndWriteOnlyTheDeadlineAndWhatWasSeen() {
        bench.body = (plan, run) -> run.until(readyAfter(Duration.ofMinutes(10)));

        var outcome = bench.startAndDrive();

        assertThat(outcome.result().asText()).isEqualTo("ready");
        assertThat(looks).hasSize(41).startsWith(Duration.ZERO, Duration.ofSeconds(15));
        assertThat(bench.written()).containsExactly(PLAN, DEADLINE, SEEN, OUTCOME);
        assertThat(bench.told).contains("waiting image to be ready still pending");
    }

    @Test
    void shouldNotLookAgainOnceItHasSeen() {
        bench.body = (plan, run) -> {
            run.until(readyAfter(Duration.ZERO));
            run.pause("soak", Duration.ofHours(2));
            return null;
        };

        bench.startAndDrive();

        assertThat(looks).containsExactly(Duration.ZERO);
        assertThat(bench.elapsed()).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void shouldFailAtTheLimitWithTheLastStatusInWords() {
        bench.body = (plan, run) -> run.until(readyAfter(Duration.ofHours(9)).within(Duration.ofMinutes(1)));

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("image to be ready", "last seen: still pending");
        assertThat(bench.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void shouldLookOnceMoreWhenTheLimitPassedWhileNobodyWasThere() {
        bench.body = (plan, run) -> run.until(readyAfter(Duration.ofMinutes(5)).within(Duration.ofMinutes(10)));
        var operations = bench.process();
        bench.start(operations);
        operations.advance(Bench.ID);
        bench.clock.pass(Duration.ofHours(3));

        assertThat(bench.drive(bench.process()).ending()).isEqualTo(Ending.DONE);
    }

    @Test
    void shouldTakeAFaultOfALookForNotYetUnlessItWillStaySo() {
        bench.body = (plan, run) -> run.until(Wait.named("ready", String.class).until(() -> {
            looks.add(bench.elapsed());
            if (looks.size() < 3) {
                throw new ToyFault(Reaction.AGAIN, "Throttling");
            }
            throw new ToyFault(Reaction.FAIL, "AccessDenied");
        }));

        var outcome = bench.startAndDrive();

        assertThat(looks).hasSize(3);
        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("ready", "AccessDenied");
    }

    @Test
    void shouldLookALastTimeAtTheLimitEvenIfTheNextLookWouldBeLater() {
        bench.body = (plan, run) -> run.until(readyAfter(Duration.ofHours(9)).within(Duration.ofSeconds(20)));

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.FAILED);
        assertThat(looks).containsExactly(Duration.ZERO, Duration.ofSeconds(15), Duration.ofSeconds(20));
    }

    @Test
    void shouldAnswerOtherwiseAtTheLimitAndKeepToItOnReplay() {
        bench.body = (plan, run) -> {
            var seen = run.until(readyAfter(Duration.ofMinutes(5))
                    .within(Duration.ofSeconds(30))
                    .otherwise("nothing there"));
            run.pause("soak", Duration.ofHours(1));
            return seen;
        };

        assertThat(bench.startAndDrive().result().asText()).isEqualTo("nothing there");
        assertThat(looks).hasSize(3);
    }

    @Test
    void shouldNotAnswerOtherwiseWhenItCouldNotLook() {
        bench.body = (plan, run) -> run.until(Wait.named("ready", String.class)
                .within(Duration.ofSeconds(30))
                .otherwise("nothing there")
                .until(() -> {
                    if (bench.elapsed().compareTo(Duration.ofMinutes(3)) < 0) {
                        throw new ToyFault(Reaction.AGAIN, "Throttling");
                    }
                    return Look.is("it is there");
                }));

        assertThat(bench.startAndDrive().result().asText()).isEqualTo("it is there");
    }

    @Test
    void shouldFailWhenItCannotLookForAQuarterOfAnHourAfterTheLimit() {
        bench.body = (plan, run) -> run.until(Wait.named("ready", String.class)
                .within(Duration.ofSeconds(30))
                .otherwise("nothing there")
                .until(() -> {
                    throw new ToyFault(Reaction.AGAIN, "Throttling");
                }));

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("Throttling");
        assertThat(bench.elapsed()).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
    }

    @Test
    void shouldNotFailForItsLimitWhileNobodyCanBeReached() {
        bench.body = (plan, run) -> run.until(Wait.named("ready", String.class)
                .within(Duration.ofMinutes(30))
                .until(() -> {
                    if (bench.elapsed().compareTo(Duration.ofHours(2)) < 0) {
                        throw new ToyFault(Reaction.AWAY, "Connection refused");
                    }
                    return Look.is("it is there");
                }));

        assertThat(bench.startAndDrive().result().asText()).isEqualTo("it is there");
    }

    @Test
    void shouldKeepToThePaceOfEachBranchWhenAnotherOneWakesMoreOften() {
        bench.body = (plan, run) -> run.all(
                "regions",
                List.of(
                        new Branch<>("slow", r -> r.until(readyAfter(Duration.ofMinutes(5)))),
                        new Branch<>(
                                "quick",
                                r -> r.until(Wait.named("ready", String.class)
                                        .every(Duration.ofSeconds(1))
                                        .until(eventually(Duration.ofMinutes(5)))))));

        bench.startAndDrive();

        assertThat(looks).hasSize(21);
    }

    @Test
    void shouldTakeASignalOnceItIsThereAndOnlyOnce() {
        bench.body = (plan, run) -> {
            var first = run.signal("first", Set.of("approve", "reject"), Duration.ofHours(1));
            var second = run.signal("second", Set.of("approve"), Duration.ofHours(1));
            return first.by() + " and " + second.by();
        };
        var operations = bench.process();
        bench.start(operations);
        assertThat(operations.advance(Bench.ID)).isInstanceOf(Step.Parked.class);
        operations.signal(Bench.ID, new Signal("hint", "eve", "", bench.clock.instant()));
        operations.signal(Bench.ID, new Signal("approve", "ann", "", bench.clock.instant()));
        assertThat(operations.advance(Bench.ID)).isInstanceOf(Step.Parked.class);
        operations.signal(Bench.ID, new Signal("approve", "bob", "", bench.clock.instant()));

        assertThat(bench.drive(operations).result().asText()).isEqualTo("ann and bob");
        assertThat(bench.written()).containsExactly(PLAN, DEADLINE, SIGNAL, DEADLINE, SIGNAL, OUTCOME);
    }

    @Test
    void shouldNotTakeForTheSecondGateWhatTwoSaidToTheFirst() {
        bench.body = (plan, run) -> {
            run.signal("first", Set.of(Signal.APPROVE), Duration.ofHours(1));
            return run.signal("second", Set.of(Signal.APPROVE), Duration.ofHours(1));
        };
        var operations = bench.process();
        bench.start(operations);
        operations.advance(Bench.ID);
        operations.approve(Bench.ID, "ann", "");
        operations.approve(Bench.ID, "bob", "");

        assertThat(operations.advance(Bench.ID)).isInstanceOf(Step.Parked.class);
        assertThat(bench.drive(operations).reason()).contains("approve", "no answer");
    }

    @Test
    void shouldFailWhenNoSignalComesInTime() {
        bench.body = (plan, run) -> run.signal("approval", Set.of("approve", "reject"), Duration.ofHours(8));

        var outcome = bench.startAndDrive();

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("approve or reject", "no answer");
        assertThat(bench.elapsed()).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void shouldTellTheTimeAndSpeakOnlyOnce() {
        var times = new ArrayList<Instant>();
        bench.body = (plan, run) -> {
            times.add(run.now("begin"));
            run.note("hello", "it begins");
            run.pause("soak", Duration.ofMinutes(5));
            return null;
        };

        bench.startAndDrive();

        assertThat(times).hasSizeGreaterThan(1).containsOnly(VirtualClock.START);
        assertThat(bench.told).filteredOn("note it begins"::equals).hasSize(1);
        assertThat(bench.written()).containsExactly(PLAN, TIME, NOTE, DEADLINE, SEEN, OUTCOME);
    }

    @Test
    void shouldRunAnOldJournalByTheOldBehaviourAndANewOneByTheNew() {
        bench.body = (plan, run) -> {
            run.pause("soak", Duration.ofMinutes(5));
            return 0;
        };
        var operations = bench.process();
        bench.start(operations);
        operations.advance(Bench.ID);
        bench.body = (plan, run) -> {
            var version = run.version("soak twice", 2);
            run.pause("soak", Duration.ofMinutes(5));
            return version;
        };

        assertThat(bench.drive(operations).result().asInt()).isZero();
        assertThat(bench.written()).containsExactly(PLAN, DEADLINE, VERSION, SEEN, OUTCOME);

        var young = new Bench();
        young.body = bench.body;
        assertThat(young.startAndDrive().result().asInt()).isEqualTo(2);
    }

    private Wait<String> readyAfter(Duration time) {
        return Wait.named("ready", String.class).forWhat("image to be ready").until(() -> {
            looks.add(bench.elapsed());
            return eventually(time).get();
        });
    }

    private Supplier<Look<String>> eventually(Duration time) {
        return () -> bench.elapsed().compareTo(time) < 0 ? Look.notYet("still pending") : Look.is("ready");
    }
}
