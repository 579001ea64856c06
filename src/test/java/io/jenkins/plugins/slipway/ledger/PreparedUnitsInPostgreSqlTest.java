package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.Preparation;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract in PostgreSQL, and what several processes at once may rely on. */
class PreparedUnitsInPostgreSqlTest extends PreparedUnitsContract {
    private static final DoraQuery ALL =
            DoraQuery.between(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2027-01-01T00:00:00Z"));

    @RegisterExtension
    final LedgerUnderTest test = LedgerUnderTest.inPostgreSql();

    @Override
    LedgerUnderTest test() {
        return test;
    }

    @Test
    void shouldPrepareWhatTwoControllersWriteAndAskAtTheSameTime() throws Exception {
        var events = HistoryBySeed.events(7);
        var both = Executors.newFixedThreadPool(2);
        try (var one = Ledger.open(test.ledger().address());
                var other = Ledger.open(test.ledger().address())) {
            var writing = List.of(one, other).stream()
                    .map(ledger -> both.submit(() -> {
                        for (int from = 0; from < events.size(); from += 9) {
                            ledger.doraEvents().append(events.subList(from, Math.min(events.size(), from + 9)));
                            prepared(ledger);
                        }
                    }))
                    .toList();
            for (var end : writing) {
                end.get(1, TimeUnit.MINUTES);
            }

            var expected = Preparation.of(test.ledger().doraEvents().all(), ALL).stream()
                    .filter(unit -> !unit.isEmpty())
                    .toList();
            assertThat(prepared(one)).isEqualTo(expected);
            assertThat(prepared(other)).isEqualTo(expected);
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void shouldBePreparedByARoleThatOwnsNothing() {
        try (var ledger =
                Ledger.open(PostgresServer.withoutOwnership(test.ledger().address()))) {
            ledger.doraEvents().append(HistoryBySeed.events(3));

            assertThat(prepared(ledger)).isNotEmpty();
        }
    }

    private static List<PreparedUnit> prepared(Ledger ledger) {
        return List.copyOf(ledger.preparedUnits().of(Set.of(), Set.of()));
    }
}
