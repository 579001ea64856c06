package io.jenkins.plugins.slipway.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Journals as each release has written them, replayed by today's engine.
 *
 * <p>At each release add a pair for each verb: {@code mvn test -Dtest='Golden*Test' -Dgolden.release=1.1.0} records it into
 * {@code src/test/resources/golden}; commit it, and never change or delete one. If one no longer replays, the change to the
 * engine is wrong, or belongs behind a new {@link Journal#VERSION} that still reads the old.
 */
class GoldenJournalsTest {
    private final List<String> touched = new ArrayList<>();
    private final GoldenVerb verb = new GoldenVerb(touched);
    private final GoldenFiles files = new GoldenFiles(verb);

    @Test
    void shouldReplayEveryFinishedJournalWithoutTouchingTheWorld() throws Exception {
        for (var golden : files.all("finished")) {
            var last = golden.entries().get(golden.entries().size() - 1);
            var recorded = JournalJson.read(last.data(), Outcome.class);
            var replayed = files.resume(new GoldenFiles.Golden(
                    golden.head(), golden.entries().subList(0, golden.entries().size() - 1), golden.signals()));

            assertThat(JournalJson.tree(replayed)).isEqualTo(JournalJson.tree(recorded));
            assertThat(touched).isEmpty();
        }
    }

    @Test
    void shouldCarryEveryJournalThatWasMidwayToItsEnd() throws Exception {
        for (var golden : files.all("midway")) {
            touched.clear();
            var outcome = files.resume(golden);

            assertThat(outcome.ending()).isEqualTo(Ending.DONE);
            assertThat(outcome.result().get("approvedBy").asText()).isEqualTo("ann");
            assertThat(outcome.result().get("made")).hasSize(2);
            assertThat(touched).containsExactly("finish");
        }
    }

    @Test
    void shouldAbortEveryJournalThatWasMidway() throws Exception {
        for (var golden : files.all("midway")) {
            var signals = new ArrayList<>(golden.signals());
            signals.add(new Signal(Signal.ABORT, "bob", "", golden.head().createdAt()));
            var outcome = files.resume(new GoldenFiles.Golden(golden.head(), golden.entries(), signals));

            assertThat(outcome.ending()).isEqualTo(Ending.ABORTED);
            assertThat(outcome.left()).isEmpty();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "golden.release", matches = ".+", disabledReason = "records only when asked to")
    void shouldRecordTheJournalsOfThisRelease() throws Exception {
        var ledger = files.new Ledger(VirtualClock.START);
        var operations = ledger.operations();
        var labels = Map.of("service", "checkout");
        operations.start(verb, GoldenVerb.PLAN, List.of("fleet:golden"), labels, "ann", GoldenFiles.ID);
        while (ledger.clock.instant().isBefore(VirtualClock.START.plus(Duration.ofMinutes(12)))) {
            ledger.clock.moveTo(((Step.Parked) operations.advance(GoldenFiles.ID)).wake());
        }
        operations.signal(GoldenFiles.ID, new Signal("approve", "ann", "looks good", ledger.clock.instant()));
        operations.advance(GoldenFiles.ID);
        ledger.write("midway");
        operations.drive(GoldenFiles.ID, ledger.clock::moveTo);
        ledger.write("finished");
    }
}
