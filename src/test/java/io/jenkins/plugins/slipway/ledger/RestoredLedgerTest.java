package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.JournalBehind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A ledger that was restored to an older state while an operation was under way: it is noticed, and nothing is guessed. */
class RestoredLedgerTest {
    enum Store {
        H2,
        POSTGRESQL
    }

    @TempDir
    private Path folder;

    private final LedgerBench bench = new LedgerBench();
    private LedgerAddress address;

    @BeforeAll
    static void quiet() {
        QuietPool.quiet();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Ledger open(Store store) {
        address = store == Store.H2 ? LedgerAddress.file(folder.resolve("ledger")) : PostgresServer.newAddress();
        return bench.open(address);
    }

    /** What a restored backup would hold: the first entries, and the lease as it was then. */
    private void restore(int entries, Duration ago) {
        var engine = address instanceof LedgerAddress.InPostgreSql shared
                ? new PostgresEngine(shared)
                : H2Engine.inFile((LedgerAddress.InFile) address);
        try (var database = Database.open(engine, bench.clock)) {
            database.write(handle -> {
                handle.execute("delete from slipway_journal where seq >= ?", entries);
                handle.execute("update slipway_operation set outcome = null");
                return handle.execute(
                        "update slipway_lease set expires = ? where expires is not null",
                        Times.column(bench.clock.instant().minus(ago)));
            });
        }
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void shouldNotGoOnByAJournalThatHasLostWhatThisProcessWrote(Store store) {
        var ledger = open(store);
        var operations = bench.process("one", ledger);
        bench.start(operations);
        bench.driveUntil(operations, 3);
        restore(3, Duration.ofMinutes(10));

        assertThatThrownBy(() -> bench.drive(operations))
                .isInstanceOf(JournalBehind.class)
                .hasMessageContaining("the ledger was restored to an older state")
                .hasMessageContaining("'slipway abort " + LedgerBench.ID + "'");
        assertThat(bench.world).hasSize(3).doesNotHaveDuplicates();
        assertThat(LedgerBench.journal(ledger)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void shouldNotGoOnWhenItsLeaseIsAsGoodAsBefore(Store store) {
        var operations = bench.process("one", open(store));
        bench.start(operations);
        bench.driveUntil(operations, 3);
        restore(3, Duration.ofMinutes(-1));

        assertThatThrownBy(() -> bench.drive(operations)).isInstanceOf(JournalBehind.class);
        assertThat(bench.world).hasSize(3).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Store.class)
    void shouldNotBeginWhatTheWorldShowsAlreadyWhenAnotherProcessResumes(Store store) {
        var ledger = open(store);
        var first = bench.process("one", ledger);
        bench.start(first);
        bench.driveUntil(first, 3);
        restore(3, Duration.ofMinutes(10));
        var second = bench.process("two", ledger);

        assertThatThrownBy(() -> bench.drive(second))
                .isInstanceOf(JournalBehind.class)
                .hasMessageContaining("'thing 2' was never begun, yet what it makes is there");
        assertThat(bench.world).hasSize(3).doesNotHaveDuplicates();

        second.abort(LedgerBench.ID, "ann", "the ledger is old");
        assertThat(bench.drive(second).ending()).isEqualTo(Ending.ABORTED);
    }
}
