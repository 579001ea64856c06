package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.operation.VirtualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An empty ledger for each test, on one of the engines, and the clock that it goes by. */
final class LedgerUnderTest implements BeforeEachCallback, AfterEachCallback {
    private final Supplier<LedgerAddress> newAddress;
    private VirtualClock clock;
    private Ledger ledger;

    private LedgerUnderTest(Supplier<LedgerAddress> newAddress) {
        this.newAddress = newAddress;
    }

    static LedgerUnderTest inMemory() {
        return new LedgerUnderTest(LedgerAddress.InMemory::new);
    }

    static LedgerUnderTest inFile() {
        return new LedgerUnderTest(() -> {
            try {
                var path = Files.createTempDirectory("ledger").resolve("ledger");
                Files.write(path.resolveSibling("ledger.mv.db"), EmptyFile.BYTES);
                return LedgerAddress.file(path);
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        });
    }

    static LedgerUnderTest inPostgreSql() {
        return new LedgerUnderTest(PostgresServer::newAddress);
    }

    Ledger ledger() {
        return ledger;
    }

    VirtualClock clock() {
        return clock;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        QuietPool.quiet();
        clock = new VirtualClock();
        ledger = Ledger.open(newAddress.get(), clock);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        if (ledger != null) {
            ledger.close();
            if (ledger.address() instanceof LedgerAddress.InFile file) {
                delete(file.path().getParent());
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Made once and copied: making one takes longer than most tests. */
    private static final class EmptyFile {
        static final byte[] BYTES = make();

        private static byte[] make() {
            try {
                var folder = Files.createTempDirectory("ledger");
                Ledger.open(LedgerAddress.file(folder.resolve("ledger"))).close();
                var bytes = Files.readAllBytes(folder.resolve("ledger.mv.db"));
                delete(folder);
                return bytes;
            } catch (IOException unwritable) {
                throw new UncheckedIOException(unwritable);
            }
        }
    }
}
