package io.jenkins.plugins.slipway.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Journals in {@code src/test/resources/golden}, and a ledger into which each of them can be put. */
final class GoldenFiles {
    static final OperationId ID = new OperationId("20261122-164500-golden-checkout-7f3a");
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private final Verb<?> verb;

    GoldenFiles(Verb<?> verb) {
        this.verb = verb;
    }

    /** A journal in a file. */
    record Golden(OperationRecord head, List<Entry> entries, List<Signal> signals) {}

    /** Those of this verb, of every release, at least one. */
    List<Golden> all(String how) throws IOException {
        try (var files = Files.list(GOLDEN)) {
            var found = files.filter(file -> file.toString().endsWith("-" + how + ".json"))
                    .sorted()
                    .map(GoldenFiles::read)
                    .filter(golden -> golden.head().verb().equals(verb.name()))
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

    /** As it goes on today. */
    Outcome resume(Golden golden) throws InterruptedException {
        var last = golden.entries().get(golden.entries().size() - 1);
        var ledger = new Ledger(last.at());
        ledger.journals.create(golden.head(), golden.entries().get(0));
        var lease = ledger.leases.acquire(Lease.nameOf(ID), ID, "the past", Duration.ofMinutes(1));
        golden.entries().stream().skip(1).forEach(entry -> ledger.journals.append(ID, lease, entry));
        ledger.leases.release(lease);
        golden.signals().forEach(signal -> ledger.journals.send(ID, signal));
        return ledger.operations().drive(ID, ledger.clock::moveTo);
    }

    /** An empty ledger in memory. */
    final class Ledger {
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

        void write(String how) throws IOException {
            var golden = new Golden(journals.find(ID).orElseThrow(), journals.read(ID, 0), journals.signals(ID));
            var text = JournalJson.tree(golden).toPrettyString() + "\n";
            Files.writeString(GOLDEN.resolve(System.getProperty("golden.release") + "-" + how + ".json"), text);
        }
    }
}
