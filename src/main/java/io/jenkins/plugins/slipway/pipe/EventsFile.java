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

/** The events of steps whose ledger goes away with them, as {@code slipway dora import} reads them. */
final class EventsFile {
    private EventsFile() {}

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
