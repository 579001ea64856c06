package io.jenkins.plugins.slipway.operation.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Operations;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Signal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A pause at any moment, over any crash, changes nothing but the time. */
class PauseEverywhereTest {
    /** Longer than any limit of the scenario. */
    private static final Duration PAUSE = Duration.ofMinutes(40);

    private final CrashEverywhere.End expected = CrashEverywhere.run(ToyScenario.good(), List.of());

    @Test
    void shouldEndTheSameWhereverItIsPaused() throws InterruptedException {
        for (var moment : moments()) {
            var scenario = ToyScenario.good();
            check(scenario, paused(scenario, moment, null), moment, null);
        }
    }

    @Test
    void shouldEndTheSameWhereverItIsPausedAndWhereverItIsKilledThen() throws InterruptedException {
        var moments = moments();
        var runs = 0;
        for (int i = 1; i < moments.size(); i += 9) { // not each: the crashes are many
            var undisturbed = ToyScenario.good();
            paused(undisturbed, moments.get(i), null);
            for (var crash : CrashEverywhere.points(undisturbed)) {
                if (crash.seq() > moments.get(i).seq()) {
                    var scenario = ToyScenario.good();
                    check(scenario, paused(scenario, moments.get(i), crash), moments.get(i), crash);
                    runs++;
                }
            }
        }
        assertThat(runs).isGreaterThan(150);
    }

    private void check(ToyScenario scenario, Outcome outcome, CrashPoint moment, CrashPoint crash) {
        var end = new CrashEverywhere.End(scenario.comparable(outcome), scenario.snapshot());
        assertThat(end).as("paused %s, killed %s", moment, crash).isEqualTo(expected);
        var entries = scenario.journals().read(scenario.id(), 0);
        var from = indexOf(entries, Entry.Kind.PAUSED);
        if (from >= 0) {
            // with nothing new left to begin it ends while it is paused
            var to = indexOf(entries, Entry.Kind.RESUMED);
            assertThat(entries.subList(from, to < 0 ? entries.size() : to))
                    .as("paused %s, killed %s", moment, crash)
                    .noneMatch(entry -> entry.kind() == Entry.Kind.INTENT || entry.kind() == Entry.Kind.UNDO);
        }
    }

    private static int indexOf(List<Entry> entries, Entry.Kind kind) {
        return entries.stream().map(Entry::kind).toList().indexOf(kind);
    }

    private static List<CrashPoint> moments() {
        var scenario = ToyScenario.good();
        CrashEverywhere.run(scenario, List.of());
        return CrashEverywhere.points(scenario).stream()
                .filter(point -> point.side() == CrashPoint.Side.AFTER)
                .toList();
    }

    private static Outcome paused(ToyScenario scenario, CrashPoint moment, CrashPoint crash)
            throws InterruptedException {
        var journals = new DisturbedJournals(scenario.journals(), (point, entry) -> {
            if (point.equals(moment)) {
                send(scenario, Signal.PAUSE);
            }
            if (point.equals(crash)) {
                throw new SimulatedCrash(crash.toString());
            }
        });
        var operations = scenario.process(journals);
        try {
            scenario.start(operations);
            return drive(scenario, operations);
        } catch (SimulatedCrash killed) {
            return drive(scenario, scenario.process(scenario.journals()));
        }
    }

    /** Somebody resumes it after a while. */
    private static Outcome drive(ToyScenario scenario, Operations operations) throws InterruptedException {
        return operations.drive(scenario.id(), wake -> {
            var signals = scenario.journals().signals(scenario.id());
            var end = signals.stream().map(signal -> signal.at().plus(PAUSE)).findFirst();
            if (signals.size() == 1 && !wake.isBefore(end.orElseThrow())) {
                scenario.bench.clock.moveTo(end.get());
                send(scenario, Signal.RESUME);
            } else {
                scenario.bench.clock.moveTo(wake);
            }
        });
    }

    private static void send(ToyScenario scenario, String kind) {
        scenario.journals().send(scenario.id(), new Signal(kind, "ann", "", scenario.bench.clock.instant()));
    }
}
