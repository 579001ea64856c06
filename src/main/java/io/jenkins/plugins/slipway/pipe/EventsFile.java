package io.jenkins.plugins.slipway.pipe;

import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The events of steps whose ledger goes away with them, as {@code slipway dora import} reads them. */
final class EventsFile {
    private static final String NAME = "EVENTS_FILE";
    private static final Path USUAL = Path.of("slipway-events.ndjson");

    private EventsFile() {}

    /** @param isNeeded whether a file that cannot be written is a fault: what is recorded would be lost */
    static Path read(Reading reading, boolean isNeeded) {
        // the pipe's own description gives the usual one, as if somebody had chosen it
        var given = reading.path(NAME).filter(path -> !path.equals(USUAL));
        if (given.isPresent()) {
            var folder = given.get().toAbsolutePath().getParent();
            var isOther = Files.exists(given.get()) && !Files.isRegularFile(given.get());
            if (isOther) {
                reading.fault(NAME, "is '%s', which is no file".formatted(given.get()), "the path of a file");
            } else if (isNeeded && (folder == null || !StepLedger.canBeWritten(folder))) {
                reading.fault(
                        NAME,
                        "is '%s', where this user cannot write".formatted(given.get()),
                        "a path that can be written");
            }
            return given.get();
        }
        var here = Path.of("").toAbsolutePath();
        return Stream.concat(Stream.of(here), reading.where().storage().stream())
                .filter(StepLedger::canBeWritten)
                .findFirst()
                .filter(folder -> !folder.equals(here))
                .map(folder -> folder.resolve(USUAL))
                .orElse(USUAL);
    }

    /**
     * Adds what is not there yet: an earlier step, with a ledger of its own, may have begun the file.
     *
     * @return how many were added
     */
    static int add(Ledger ledger, Path file) throws IOException {
        var lines = new LinkedHashSet<String>();
        if (Files.exists(file)) {
            lines.addAll(Files.readAllLines(file, StandardCharsets.UTF_8));
        }
        int before = lines.size();
        ledger.doraEvents().read(Set.of(), Set.of()).forEach(event -> lines.add(Ndjson.line(event)));
        int added = lines.size() - before;
        if (added > 0 || before == 0) {
            write(lines, file.toAbsolutePath());
        }
        return added;
    }

    /** Whole or not at all, where the file system can do that: a step may be killed here, too. */
    private static void write(Set<String> lines, Path file) throws IOException {
        Files.createDirectories(file.getParent());
        var whole = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(whole, lines, StandardCharsets.UTF_8);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
