package io.jenkins.plugins.slipway.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Journals as each release has written them, replayed by today's engine.
 *
 * <p>At each release add a pair: {@code mvn test -Dtest=GoldenJournalsTest -Dgolden.release=1.1.0} records it into
 * {@code src/test/resources/golden}; commit it, and never change or delete one. If one no longer replays, the change to the
 * engine is wrong, or belongs behind a new {@link Journal#VERSION} that still reads the old.
 */
class GoldenJournalsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final OperationId ID = new OperationId("20261122-164500-golden-checkout-7f3a");
    private final List<String> touched = new ArrayList<>();
    private final GoldenVerb verb = new GoldenVerb(touched);

    /** A journal in a file. */
    record Golden(OperationRecord head, List<Entry> entries, List<Signal> signals) {}

    @Test
    void shouldReplayEveryFinishedJournalWithoutTouchingTheWorld() throws Exception {
        for (var file : files("-finished.json")) {
            var golden = read(file);
            var last = golden.entries().get(golden.entries().size() - 1);
            var recorded = JournalJson.read(last.data(), Outcome.class);
            var replayed = resume(new Golden(
                    golden.head(), golden.entries().subList(0, golden.entries().size() - 1), golden.signals()));

            assertThat(JournalJson.tree(replayed)).as(file.toString()).isEqualTo(JournalJson.tree(recorded));
            assertThat(touched).as(file.toString()).isEmpty();
        }
    }

    @Test
    void shouldCarryEveryJournalThatWasMidwayToItsEnd() throws Exception {
        for (var file : files("-midway.json")) {
            touched.clear();
            var outcome = resume(read(file));

            assertThat(outcome.ending()).as(file.toString()).isEqualTo(Ending.DONE);
            assertThat(outcome.result().get("approvedBy").asText()).isEqualTo("ann");
            assertThat(outcome.result().get("made")).hasSize(2);
            assertThat(touched).as(file.toString()).containsExactly("finish");
        }
    }

    @Test
    void shouldAbortEveryJournalThatWasMidway() throws Exception {
        for (var file : files("-midway.json")) {
            var golden = read(file);
            var signals = new ArrayList<>(golden.signals());
            signals.add(new Signal(Signal.ABORT, "bob", "", golden.head().createdAt()));
            var outcome = resume(new Golden(golden.head(), golden.entries(), signals));

            assertThat(outcome.ending()).as(file.toString()).isEqualTo(Ending.ABORTED);
            assertThat(outcome.left()).isEmpty();
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "golden.release", matches = ".+", disabledReason = "records only when asked to")
    void shouldRecordTheJournalsOfThisRelease() throws Exception {
        var ledger = new Ledger(VirtualClock.START);
        var operations = ledger.operations();
        operations.start(verb, GoldenVerb.PLAN, List.of("fleet:golden"), Map.of("service", "checkout"), "ann", ID);
        while (ledger.clock.instant().isBefore(VirtualClock.START.plus(Duration.ofMinutes(12)))) {
            ledger.clock.moveTo(((Step.Parked) operations.advance(ID)).wake());
        }
        operations.signal(ID, new Signal("approve", "ann", "looks good", ledger.clock.instant()));
        operations.advance(ID);
        write(ledger, "midway");
        operations.drive(ID, ledger.clock::moveTo);
        write(ledger, "finished");
    }

    private Outcome resume(Golden golden) throws InterruptedException {
        var last = golden.entries().get(golden.entries().size() - 1);
        var ledger = new Ledger(last.at());
        ledger.journals.create(golden.head(), golden.entries().get(0));
        var lease = ledger.leases.acquire(Hold.nameOf(ID), ID, "the past", Duration.ofMinutes(1));
        golden.entries().stream().skip(1).forEach(entry -> ledger.journals.append(ID, lease, entry));
        ledger.leases.release(lease);
        golden.signals().forEach(signal -> ledger.journals.send(ID, signal));
        return ledger.operations().drive(ID, ledger.clock::moveTo);
    }

    private static List<Path> files(String ending) throws IOException {
        try (var files = Files.list(GOLDEN)) {
            var found = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    private static Golden read(Path file) {
        try {
            return JournalJson.read(JournalJson.parse(Files.readString(file)), Golden.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Ledger ledger, String how) throws IOException {
        var golden = new Golden(
                ledger.journals.find(ID).orElseThrow(), ledger.journals.read(ID, 0), ledger.journals.signals(ID));
        var text = JournalJson.tree(golden).toPrettyString() + "\n";
        Files.writeString(GOLDEN.resolve(System.getProperty("golden.release") + "-" + how + ".json"), text);
    }

    private final class Ledger {
        final VirtualClock clock;
        final MemoryLeases leases;
        final MemoryJournals journals;

        Ledger(Instant now) {
            clock = new VirtualClock(now);
            leases = new MemoryLeases(clock);
            journals = new MemoryJournals(leases);
        }

        Operations operations() {
            return new Operations(Engine.of(
                    journals,
                    leases,
                    Verbs.of(verb),
                    UndoKinds.of(new GoldenVerb.UnmakeKind()),
                    ToyFault::classify,
                    clock));
        }
    }
}
