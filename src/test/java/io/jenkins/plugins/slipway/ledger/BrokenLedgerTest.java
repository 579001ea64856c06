package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.slipway.ledger.Migrations.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ledgers that cannot be used: one clear sentence, and what is there stays. */
class BrokenLedgerTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void quiet() {
        QuietPool.quiet();
    }

    @Test
    void shouldSayThatTheDiskIsFullAndLoseNothing() throws Exception {
        var file = folder.resolve("ledger");
        String said;
        long acknowledged;
        try (var process = LedgerProcess.start("ulimit -f 1000;", "append-alone", file)) {
            said = process.end();
            acknowledged = process.lastAcknowledged();
        }

        assertThat(said)
                .startsWith("UNAVAILABLE ledger " + file + ": the disk is full (")
                .contains("free some space")
                .hasLineCount(1);
        assertThat(acknowledged).isPositive();
        try (var ledger = Ledger.open(LedgerAddress.file(file))) {
            var lease = LedgerProcess.prepare(ledger, "after the disk had room again");
            long next = LedgerProcess.next(ledger);
            assertThat(next).isGreaterThan(acknowledged);
            ledger.journals().append(LedgerProcess.OPERATION, lease, LedgerProcess.entry(next));
        }
    }

    /** H2 2.4.240 may hang when the disk is really full, so it must not come to that. */
    @Test
    void shouldRefuseToWriteBeforeTheDiskIsQuiteFull() {
        var free = new AtomicLong(DiskRoom.RESERVE);
        var disk = new DiskRoom("here", free::get);
        try (var database = Database.open(H2Engine.onFile(folder.resolve("ledger"), "", disk), null)) {
            database.write(handle -> handle.execute("create table a (x integer)"));
            database.write(handle -> handle.execute("insert into a values (1)"));

            free.decrementAndGet();

            assertThatThrownBy(() -> database.write(handle -> handle.execute("insert into a values (2)")))
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessageStartingWith("ledger here: the disk is full (")
                    .hasMessageContaining("free some space");
            assertThat(database.<Integer>read(handle -> handle.select("select count(*) from a")
                            .mapTo(Integer.class)
                            .one()))
                    .isEqualTo(1);
        }
    }

    @Test
    void shouldRefuseAFileThatIsNoLedgerAndLeaveItAsItIs() throws IOException {
        var text = "This is somebody's diary, not a ledger.\n".repeat(500);

        assertRefused(text.getBytes(StandardCharsets.UTF_8), "is damaged or no ledger (");
    }

    @Test
    void shouldRefuseAFileWhoseContentIsGarbledAndLeaveItAsItIs() throws IOException {
        var bytes = written();
        Arrays.fill(bytes, 8192, bytes.length, (byte) 'x');

        assertRefused(bytes, "is damaged or no ledger (");
    }

    @Test
    void shouldRefuseAFileThatWasCutOffAndLeaveItAsItIs() throws IOException {
        assertRefused(Arrays.copyOf(written(), 9000), "is damaged or no ledger (");
    }

    @Test
    void shouldRefuseAnEmptyFileAndLeaveItAsItIs() throws IOException {
        assertRefused(new byte[0], "is damaged or no ledger (it is empty)");
    }

    @Test
    void shouldRefuseAFileOfAnotherFormatAndLeaveItAsItIs() throws IOException {
        var header = "H:2,block:2,blockSize:1000,chunk:1,created:1,format:9,formatRead:9,version:1,fletcher:0\n";
        var bytes = Arrays.copyOf(header.getBytes(StandardCharsets.US_ASCII), 12_288);

        assertRefused(bytes, "is damaged or no ledger (");
    }

    @Test
    void shouldRefuseAFileThatItMayNotWrite() throws IOException {
        written();
        var file = folder.resolve("ledger.mv.db");
        var refused = file.toFile().setWritable(false) && !Files.isWritable(file);
        if (!refused) {
            System.err.println("SKIPPED: a ledger that may not be written, because this user may write everything");
        }
        assumeThat(refused).isTrue();

        assertThatThrownBy(() -> Ledger.open(LedgerAddress.file(folder.resolve("ledger"))))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("this user cannot write it");
    }

    @Test
    void shouldRefuseAFolderThatIsAFile() throws IOException {
        var file = Files.writeString(folder.resolve("taken"), "x").resolve("ledger");

        assertThatThrownBy(() -> Ledger.open(LedgerAddress.file(file)))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageStartingWith("ledger " + file + ": its folder cannot be made")
                .hasMessageContaining("correct the path");
    }

    @Test
    void shouldRefuseTheSchemaOfANewerSlipway() {
        try (var database = Database.open(H2Engine.inMemory(), null)) {
            var first = new Script(1, "001-a.sql", "create table if not exists a (x integer);\n");
            var second = new Script(2, "002-b.sql", "create table if not exists b (x integer);\n");
            new Migrations(database, List.of(first, second)).apply();

            assertThatThrownBy(() -> new Migrations(database, List.of(first)).apply())
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessage("ledger in memory: its schema has version 2, this Slipway knows 1;"
                            + " it was left as it is: use the newer Slipway that wrote it");
        }
    }

    @Test
    void shouldRefuseAScriptThatWasChangedAfterItWasApplied() {
        try (var database = Database.open(H2Engine.inMemory(), null)) {
            new Migrations(database, List.of(new Script(1, "001-a.sql", "create table a (x integer);\n"))).apply();
            var changed = new Script(1, "001-a.sql", "create table a (x bigint);\n");

            assertThatThrownBy(() -> new Migrations(database, List.of(changed)).apply())
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessageContaining("schema script 001-a.sql is not the one that was applied to it");
        }
    }

    private void assertRefused(byte[] bytes, String message) throws IOException {
        var file = folder.resolve("ledger.mv.db");
        Files.write(file, bytes);

        assertThatThrownBy(() -> Ledger.open(LedgerAddress.file(file)))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageStartingWith("ledger " + folder.resolve("ledger") + ": the file " + file + " " + message)
                .hasMessageContaining("it was left as it is");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    private byte[] written() throws IOException {
        try (var ledger = Ledger.open(LedgerAddress.file(folder.resolve("ledger")))) {
            LedgerProcess.prepare(ledger, "this one");
        }
        return Files.readAllBytes(folder.resolve("ledger.mv.db"));
    }
}
