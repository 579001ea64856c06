package io.jenkins.plugins.slipway.operation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Outcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Abort at any moment is an ordinary path. */
class AbortEverywhereTest {
    private final List<CrashPoint> moments = momentsOfAGoodRelease();
    private final Object goodEnd =
            CrashEverywhere.run(ToyScenario.good(), List.of()).world();

    @Test
    void shouldLeaveNothingWhereverItIsAborted() throws InterruptedException {
        assertThat(moments).hasSizeGreaterThan(30);
        for (var moment : moments) {
            var scenario = ToyScenario.good();
            check(scenario, abortedAt(scenario, moment, null), moment, null);
        }
    }

    @Test
    void shouldLeaveNothingWhereverItIsAbortedAndWhereverItIsKilledThen() throws InterruptedException {
        var runs = 0;
        for (int i = 0; i < moments.size(); i += 2) { // every second one: the crashes are many
            var moment = moments.get(i);
            var undisturbed = ToyScenario.good();
            abortedAt(undisturbed, moment, null);
            for (var crash : CrashEverywhere.points(undisturbed)) {
                if (crash.seq() >= moment.seq()) {
                    var scenario = ToyScenario.good();
                    check(scenario, abortedAt(scenario, moment, crash), moment, crash);
                    runs++;
                }
            }
        }
        assertThat(runs).isGreaterThan(700);
    }

    /** An abort may come too late: then everything is done as if there were none. */
    private void check(ToyScenario scenario, Outcome outcome, CrashPoint moment, CrashPoint crash) {
        var run = "aborted %s, killed %s: %s".formatted(moment, crash, scenario.world.snapshot());
        assertThat(outcome.left()).as(run).isEmpty();
        if (outcome.ending() == Ending.DONE) {
            assertThat(scenario.bench.journals.read(scenario.id(), moment.seq() + 1))
                    .as(run)
                    .noneMatch(entry -> entry.kind() == Entry.Kind.INTENT);
            assertThat(scenario.snapshot()).as(run).isEqualTo(goodEnd);
        } else {
            assertThat(outcome.ending()).as(run).isEqualTo(Ending.ABORTED);
            assertThat(scenario.world.isUntouched()).as(run).isTrue();
        }
    }

    private static List<CrashPoint> momentsOfAGoodRelease() {
        var scenario = ToyScenario.good();
        CrashEverywhere.run(scenario, List.of());
        return CrashEverywhere.points(scenario).stream()
                .filter(point -> point.side() == CrashPoint.Side.AFTER)
                .toList();
    }

    /** @param crash after which a new process goes on, or null */
    private static Outcome abortedAt(ToyScenario scenario, CrashPoint moment, CrashPoint crash)
            throws InterruptedException {
        var journals = new DisturbedJournals(scenario.journals(), (point, entry) -> {
            if (point.equals(moment)) {
                scenario.bench.abort();
            }
            if (point.equals(crash)) {
                throw new SimulatedCrash(crash.toString());
            }
        });
        try {
            var operations = scenario.process(journals);
            scenario.start(operations);
            return operations.drive(scenario.id(), scenario.waiter());
        } catch (SimulatedCrash killed) {
            return resumed(scenario, moment, crash);
        }
    }

    private static Outcome resumed(ToyScenario scenario, CrashPoint moment, CrashPoint crash)
            throws InterruptedException {
        // an abort is only lost if it was never sent: killed before its moment, the user sends it to the next process
        var journals = new DisturbedJournals(scenario.journals(), (point, entry) -> {
            if (point.equals(moment) && isBefore(crash, moment)) {
                scenario.bench.abort();
            }
        });
        var operations = scenario.process(journals);
        if (scenario.journals().find(scenario.id()).isEmpty()) {
            scenario.bench.clock.pass(Duration.ofMinutes(5));
            scenario.start(operations);
        }
        return operations.drive(scenario.id(), scenario.waiter());
    }

    private static boolean isBefore(CrashPoint crash, CrashPoint moment) {
        return crash.seq() < moment.seq() || (crash.seq() == moment.seq() && crash.side() == CrashPoint.Side.BEFORE);
    }
}
