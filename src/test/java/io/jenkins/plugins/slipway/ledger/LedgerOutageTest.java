package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operation whose ledger gives out between a change of the world and its entry. */
class LedgerOutageTest {
    @TempDir
    private Path folder;

    private final LedgerBench bench = new LedgerBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void shouldWaitForAServerThatIsGoneForMinutesAndGoOn() throws Exception {
        var address = PostgresServer.newAddress();
        try (var line = PostgresServer.line()) {
            var operations = bench.process("one", bench.open(PostgresServer.through(line, address)));
            bench.start(operations);
            bench.afterMakingTheSecond(line::cut);
            var isCut = new AtomicBoolean(true);

            var outcome = operations.drive(LedgerBench.ID, wake -> {
                bench.clock.moveTo(wake);
                if (bench.world.size() == 2 && isCut.getAndSet(false)) {
                    bench.clock.moveTo(bench.clock.instant().plus(Duration.ofMinutes(10)));
                    line.mend();
                }
            });

            assertDoneOnce(outcome);
            assertOneResultOfEach(bench.open(address));
        }
    }

    @Test
    void shouldLeaveItToWhoTookOverWhileTheServerWasGoneForTheFirst() throws Exception {
        var address = PostgresServer.newAddress();
        try (var line = PostgresServer.line()) {
            var cutOff = bench.process("cut off", bench.open(PostgresServer.through(line, address)));
            var heir = bench.process("heir", bench.open(address));
            bench.start(cutOff);
            bench.afterMakingTheSecond(line::cut);
            var isCut = new AtomicBoolean(true);

            var outcome = cutOff.drive(LedgerBench.ID, wake -> {
                bench.clock.moveTo(wake);
                if (bench.world.size() == 2 && isCut.getAndSet(false)) {
                    bench.clock.moveTo(bench.clock.instant().plus(Duration.ofMinutes(3)));
                    assertThat(bench.drive(heir).ending()).isEqualTo(Ending.DONE);
                    line.mend();
                }
            });

            assertDoneOnce(outcome);
            assertOneResultOfEach(bench.open(address));
        }
    }

    @Test
    void shouldRefuseAServerThatIsReadOnlyAndGoOnWhenItCanBeWritten() {
        var owned = PostgresServer.newAddress();
        bench.open(owned);
        var address = PostgresServer.withoutOwnership(owned);
        var operations = bench.process("one", bench.open(address));
        bench.start(operations);
        bench.afterMakingTheSecond(() -> PostgresServer.readOnly(address, true));

        assertThatThrownBy(() -> bench.drive(operations))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("the server is read-only; connect to the primary")
                .satisfies(fault ->
                        assertThat(((LedgerUnavailable) fault).isPassing()).isFalse());

        PostgresServer.readOnly(address, false);
        bench.clock.moveTo(bench.clock.instant().plus(Duration.ofMinutes(3)));
        assertDoneOnce(bench.drive(bench.process("two", bench.open(address))));
        assertOneResultOfEach(bench.open(address));
    }

    @Test
    void shouldRefuseAServerWhoseDiskIsFullAndGoOnWhenThereIsRoom() {
        var address = PostgresServer.newAddress();
        var operations = bench.process("one", bench.open(address));
        bench.start(operations);
        bench.afterMakingTheSecond(() -> PostgresServer.full(address, true));

        assertThatThrownBy(() -> bench.drive(operations))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("the server's disk is full; nothing acknowledged is lost");

        PostgresServer.full(address, false);
        assertDoneOnce(bench.drive(operations));
        assertOneResultOfEach(bench.open(address));
    }

    @Test
    void shouldRefuseAFileWhoseDiskIsFullAndGoOnWhenThereIsRoom() {
        var file = folder.resolve("ledger");
        bench.open(LedgerAddress.file(file)).close();
        var free = new AtomicLong(DiskRoom.RESERVE);
        var disk = new DiskRoom("here", free::get);
        try (var database = Database.open(H2Engine.onFile(file, "", disk), bench.clock)) {
            var leases = new SqlLeases(database);
            var operations = bench.process("one", new SqlJournals(database, leases), leases);
            bench.start(operations);
            bench.afterMakingTheSecond(free::decrementAndGet);

            assertThatThrownBy(() -> bench.drive(operations))
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessageContaining("the disk is full");

            free.incrementAndGet();
            assertDoneOnce(bench.drive(operations));
        }
        assertOneResultOfEach(bench.open(LedgerAddress.file(file)));
    }

    private void assertDoneOnce(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.reason()).isEqualTo(Ending.DONE);
        assertThat(bench.world).hasSize(LedgerBench.THINGS).doesNotHaveDuplicates();
    }

    private static void assertOneResultOfEach(Ledger ledger) {
        var entries = LedgerBench.journal(ledger);
        assertThat(entries)
                .filteredOn(entry -> entry.kind() == Entry.Kind.RESULT)
                .hasSize(LedgerBench.THINGS);
        assertThat(entries)
                .filteredOn(entry -> entry.kind() == Entry.Kind.OUTCOME)
                .hasSize(1);
        assertThat(entries).filteredOn(entry -> entry.kind() == Entry.Kind.TURN).isEmpty();
    }
}
