package io.jenkins.plugins.slipway.operation;

import static io.jenkins.plugins.slipway.operation.Entry.Kind.PAUSED;
import static io.jenkins.plugins.slipway.operation.Entry.Kind.RESUMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final Duration SOAK = Duration.ofMinutes(10);
    private final Bench bench = new Bench();
    private final List<String> world = new ArrayList<>();

    @Test
    void shouldBeginNothingWhilePausedAndGoOnWhenResumed() {
        bench.body = (plan, run) -> {
            touch(run, "a");
            run.pause("soak", SOAK);
            return touch(run, "b");
        };
        var operations = started();
        operations.pause(Bench.ID, "ann", "errors in another service");
        passing(operations, Duration.ofHours(2));

        assertThat(world).containsExactly("a at 0");
        assertThat(((Step.Parked) operations.advance(Bench.ID)).waitingFor())
                .isEqualTo("paused by ann since 2026-11-22T16:45:00Z");
        assertThat(Pauses.in(bench.journals.read(Bench.ID, 0)).present())
                .get()
                .extracting(Signal::by)
                .isEqualTo("ann");
        operations.resume(Bench.ID, "bob", "");

        assertThat(bench.drive(operations).ending()).isEqualTo(Ending.DONE);
        assertThat(world).containsExactly("a at 0", "b at 120");
        assertThat(bench.written()).containsOnlyOnce(PAUSED, RESUMED);
        assertThat(bench.told)
                .contains(
                        "note paused by ann: errors in another service; what runs goes on, nothing new is begun",
                        "note resumed by bob");
    }

    @Test
    void shouldGoOnWatchingWhatRuns() {
        bench.body = (plan, run) -> {
            touch(run, "refresh");
            run.until(Wait.named("quiet", String.class)
                    .within(Duration.ofHours(4))
                    .until(() -> {
                        if (bench.elapsed().compareTo(Duration.ofHours(1)) > 0) {
                            throw OperationFailed.because("alarm 5xx is in ALARM");
                        }
                        return Look.notYet("in progress");
                    }));
            return null;
        };
        var operations = started();
        operations.pause(Bench.ID, "ann", "");

        var outcome = bench.drive(operations);

        assertThat(outcome.reason()).isEqualTo("alarm 5xx is in ALARM");
        assertThat(bench.elapsed()).isLessThan(Duration.ofMinutes(62));
    }

    @Test
    void shouldNotMissALimitForThePausesSake() {
        bench.body = (plan, run) -> run.signal("approval", Set.of(Signal.APPROVE), Duration.ofHours(1));
        var operations = started();
        passing(operations, Duration.ofMinutes(30));
        operations.pause(Bench.ID, "ann", "");
        passing(operations, Duration.ofHours(5));
        operations.resume(Bench.ID, "ann", "");
        operations.advance(Bench.ID);

        passing(operations, Duration.ofMinutes(29));
        assertThat(operations.advance(Bench.ID)).isInstanceOf(Step.Parked.class);
        assertThat(bench.drive(operations).reason()).contains("not until 2026-11-22T22:45:00Z; last seen: no answer");
        assertThat(bench.elapsed()).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void shouldNotLengthenAWatchThatMayEndWithoutSeeingAnything() {
        bench.body = (plan, run) -> run.until(Wait.named("watch", String.class)
                .within(Duration.ofHours(1))
                .otherwise("quiet")
                .until(() -> Look.notYet("")));
        var operations = started();
        operations.pause(Bench.ID, "ann", "");

        assertThat(bench.drive(operations).result().asText()).isEqualTo("quiet");
        assertThat(bench.elapsed()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void shouldHearAnAbortWhilePaused() {
        bench.body = (plan, run) -> touch(run, "a");
        var operations = bench.process();
        bench.start(operations);
        operations.pause(Bench.ID, "ann", "");
        operations.advance(Bench.ID);
        operations.abort(Bench.ID, "bob", "");

        assertThat(bench.drive(operations).reason()).isEqualTo("aborted by bob");
        assertThat(world).isEmpty();
    }

    @Test
    void shouldStayPausedInAnotherProcess() {
        bench.body = (plan, run) -> touch(run, "a");
        var first = bench.process();
        bench.start(first);
        first.pause(Bench.ID, "ann", "");
        first.advance(Bench.ID);
        first.close();
        var second = bench.process();

        assertThat(((Step.Parked) second.advance(Bench.ID)).waitingFor()).startsWith("paused by ann");
        second.resume(Bench.ID, "bob", "");
        assertThat(bench.drive(second).ending()).isEqualTo(Ending.DONE);
    }

    @Test
    void shouldTakeTwoPausesForOneAndAResumeOfNothingForNothing() {
        bench.body = (plan, run) -> touch(run, "a");
        var operations = bench.process();
        bench.start(operations);
        operations.resume(Bench.ID, "bob", "");
        operations.pause(Bench.ID, "ann", "");
        operations.pause(Bench.ID, "eve", "");
        operations.advance(Bench.ID);
        assertThat(world).isEmpty();
        operations.resume(Bench.ID, "bob", "");

        assertThat(bench.drive(operations).ending()).isEqualTo(Ending.DONE);
        assertThat(bench.written()).containsOnlyOnce(PAUSED, RESUMED);
    }

    @Test
    void shouldLeaveTheRunnersSignalsToTheRunner() {
        bench.body = (plan, run) -> run.signal("mine", Set.of(Signal.RESUME), Duration.ofHours(1));

        assertThat(bench.startAndDrive().reason())
                .contains("'mine': [abort, pause, resume] are taken in by the runner, not by a verb");
    }

    private Operations started() {
        var operations = bench.process();
        bench.start(operations);
        operations.advance(Bench.ID);
        return operations;
    }

    /** As a runner would, over a span of time. */
    private void passing(Operations operations, Duration span) {
        var end = bench.clock.instant().plus(span);
        while (bench.clock.instant().isBefore(end)) {
            var wake = ((Step.Parked) operations.advance(Bench.ID)).wake();
            bench.clock.moveTo(wake.isBefore(end) ? wake : end);
        }
    }

    private Object touch(Run run, String what) {
        return run.effect(Effect.once(
                "touch " + what, () -> world.add(what + " at " + bench.elapsed().toMinutes())));
    }
}
