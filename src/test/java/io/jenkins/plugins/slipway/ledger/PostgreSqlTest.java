package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.jenkins.plugins.slipway.dora.ServiceLine;
import io.jenkins.plugins.slipway.operation.Signal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What only PostgreSQL has: its own clock, several processes at once, a network between. */
class PostgreSqlTest {
    @BeforeAll
    static void quiet() {
        QuietPool.quiet();
    }

    @Test
    void shouldGoByTheClockOfTheDatabase() {
        try (var ledger = Ledger.open(PostgresServer.newAddress())) {
            var first = ledger.leases().now();
            var second = ledger.leases().now();

            assertThat(second).isAfter(first);
            assertThat(Duration.between(first, Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void shouldMigrateOnceWhenSeveralOpenAnEmptyDatabaseTogether() throws Exception {
        var address = PostgresServer.newAddress();
        var pool = Executors.newFixedThreadPool(3);
        try {
            Callable<Boolean> open = () -> {
                try (var ledger = Ledger.open(address)) {
                    return ledger.journals().list(true, 1).isEmpty();
                }
            };
            var opened = new ArrayList<Boolean>();
            for (var result : pool.invokeAll(List.of(open, open, open))) {
                opened.add(result.get());
            }
            assertThat(opened).containsExactly(true, true, true);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void shouldServeARoleThatMayOnlySelectInsertAndUpdate() {
        var address = PostgresServer.newAddress();
        Ledger.open(address).close();
        try (var ledger = Ledger.open(PostgresServer.withoutOwnership(address))) {
            var lease = LedgerProcess.prepare(ledger, "this one");
            ledger.journals().append(LedgerProcess.OPERATION, lease, LedgerProcess.entry(1));
            ledger.journals().send(LedgerProcess.OPERATION, new Signal(Signal.ABORT, "ann", "", Instant.EPOCH));
            ledger.doraEvents().append(List.of(new ServiceLine("shop", "shop", List.of())));
            ledger.leases().release(lease);

            assertThat(LedgerProcess.next(ledger)).isEqualTo(2);
            assertThat(ledger.doraEvents().all()).hasSize(1);
        }
    }

    /** As a paused JVM holds the lock of a lease that it was just renewing. */
    @Test
    void shouldNotWaitForAProcessThatSleepsInATransaction() throws Exception {
        var address = (LedgerAddress.InPostgreSql) PostgresServer.newAddress();
        var asleep = new CountDownLatch(1);
        var woken = new CountDownLatch(1);
        try (var ledger = Ledger.open(address);
                var sleeper = Database.open(new PostgresEngine(address), null)) {
            var lease = LedgerProcess.prepare(ledger, "this one");
            var slept = CompletableFuture.runAsync(() -> sleeper.read(handle -> {
                var locked = handle.select("select * from slipway_lease for update")
                        .mapToMap()
                        .list();
                asleep.countDown();
                await(woken);
                return locked;
            }));
            await(asleep);

            assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> ledger.leases().release(lease));

            assertThat(slept).isNotDone();
            woken.countDown();
            // the server has cut it off meanwhile; it tries again by another connection
            assertThat(slept).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    @Test
    void shouldGoOnWhenTheServerDropsItsConnections() {
        try (var ledger = Ledger.open(PostgresServer.newAddress())) {
            var lease = LedgerProcess.prepare(ledger, "this one");
            PostgresServer.dropConnections();
            ledger.journals().append(LedgerProcess.OPERATION, lease, LedgerProcess.entry(1));

            assertThat(LedgerProcess.next(ledger)).isEqualTo(2);
        }
    }

    @Test
    void shouldSayThatTheServerCannotBeReachedWithoutItsPassword() {
        var address =
                LedgerAddress.of("jdbc:postgresql://127.0.0.1:1/slipway?user=ci&password=s3cret&connectTimeout=2");

        assertThatThrownBy(() -> Ledger.open(address))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageStartingWith("ledger jdbc:postgresql://127.0.0.1:1/slipway: the server cannot be reached")
                .hasMessageContaining("check host, port and network")
                .hasStackTraceContaining("refused")
                .satisfies(thrown -> assertThat(stackTrace(thrown)).doesNotContain("s3cret"));
    }

    @Test
    void shouldSayThatThereIsNoSuchDatabaseWithoutThePassword() {
        var url = ((LedgerAddress.InPostgreSql) PostgresServer.newAddress()).url();
        var address = LedgerAddress.of(url.replaceFirst("/postgres\\?", "/nowhere?password=s3cret&"));

        assertThatThrownBy(() -> Ledger.open(address))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("/nowhere: there is no such database; create it")
                .satisfies(thrown -> assertThat(stackTrace(thrown)).doesNotContain("s3cret"));
    }

    @Test
    void shouldNotRepeatAUrlThatTheDriverCannotRead() {
        var address = LedgerAddress.of("jdbc:postgresql://host:port/slipway?password=s3cret");

        assertThatThrownBy(() -> Ledger.open(address))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("the driver cannot read this URL")
                .satisfies(thrown -> assertThat(stackTrace(thrown)).doesNotContain("s3cret"));
    }

    private static String stackTrace(Throwable thrown) {
        var text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
