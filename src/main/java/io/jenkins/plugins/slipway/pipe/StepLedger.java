package io.jenkins.plugins.slipway.pipe;

import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a step keeps what it does, and who else sees that. */
sealed interface StepLedger {
    /** As the command line takes it; may hold a password. */
    String option();

    /** For people: nothing secret. */
    LedgerAddress address();

    /** What a person should know before the step begins; empty when nothing is amiss. */
    Optional<String> warning();

    /** A database that every step and worker can reach. */
    record Shared(String option, LedgerAddress address) implements StepLedger {
        @Override
        public Optional<String> warning() {
            return Optional.empty();
        }
    }

    /** A file that the pipeline's author has chosen. */
    record Named(String option, LedgerAddress address) implements StepLedger {
        @Override
        public Optional<String> warning() {
            return Optional.of("the ledger is a file: only steps that get the same file can go on with this one after"
                    + " a kill, see its leases, and add to its figures. A PostgreSQL database is for all of them.");
        }
    }

    /** A file that will be gone with the step. */
    record Passing(String option, LedgerAddress address) implements StepLedger {
        @Override
        public Optional<String> warning() {
            return Optional.of("no shared ledger: a step that is killed cannot be gone on with by the next run, nothing"
                    + " keeps two steps from the same fleet at the same time, and DORA figures cannot be summed up over"
                    + " runs. LEDGER: jdbc:postgresql://HOST/DATABASE?user=…&password=… does all three.");
        }
    }

    /** Whether it may be there for whoever comes after this step. */
    default boolean isChosen() {
        return !(this instanceof Passing);
    }

    /** Of {@code LEDGER}, else {@code SLIPWAY_LEDGER}, else a file where one can be written; faults are kept by the reading. */
    static Optional<StepLedger> read(Reading reading) {
        var name = reading.text("LEDGER").isPresent() ? "LEDGER" : "SLIPWAY_LEDGER";
        var given = reading.text(name);
        if (given.isPresent()) {
            return chosen(name, given.get(), reading);
        }
        var folder = Stream.concat(
                        reading.where().storage().stream(),
                        Stream.of(Path.of(System.getProperty("java.io.tmpdir"), "slipway")))
                .filter(StepLedger::canBeWritten)
                .findFirst();
        if (folder.isEmpty()) {
            reading.fault(
                    "LEDGER",
                    "is missing, and no folder for a ledger of this step can be written: "
                            + reading.where().storage(),
                    "jdbc:postgresql://HOST/DATABASE, or a path that can be written");
        }
        return folder.map(there -> there.resolve("ledger"))
                .map(file -> new Passing(file.toString(), LedgerAddress.file(file)));
    }

    private static Optional<StepLedger> chosen(String name, String given, Reading reading) {
        try {
            var address = LedgerAddress.of(given);
            return Optional.of(
                    address instanceof LedgerAddress.InFile ? new Named(given, address) : new Shared(given, address));
        } catch (IllegalArgumentException unusable) {
            // its message holds no password
            reading.fault(name, "cannot be used: " + unusable.getMessage());
            return Optional.empty();
        }
    }

    static boolean canBeWritten(Path folder) {
        try {
            Files.createDirectories(folder);
            return Files.isWritable(folder);
        } catch (IOException refused) {
            return false;
        }
    }
}
