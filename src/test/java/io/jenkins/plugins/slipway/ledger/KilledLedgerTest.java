package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Entry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed with signal 9 in the middle of appending. */
class KilledLedgerTest {
    @TempDir
    private Path folder;

    @BeforeAll
    static void quiet() {
        QuietPool.quiet();
    }

    @Test
    void shouldHoldEverythingThatWasAcknowledgedHoweverOftenItIsKilled() throws Exception {
        var lanes = 2;
        var pool = Executors.newFixedThreadPool(lanes);
        try {
            var kills = new ArrayList<Future<Integer>>();
            for (int lane = 0; lane < lanes; lane++) {
                var random = new Random(lane);
                var file = folder.resolve("ledger-" + lane);
                kills.add(pool.submit(() -> killRepeatedly(file, random, 10)));
            }
            int killed = 0;
            for (var lane : kills) {
                killed += lane.get(2, TimeUnit.MINUTES);
            }
            assertThat(killed).isEqualTo(20);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void shouldGoOnWhenTheProcessThatItHadJoinedIsKilled() throws Exception {
        var file = folder.resolve("ledger");
        try (var first = LedgerProcess.start("", "append", file)) {
            first.awaitAcknowledged(5);
            try (var joined = Ledger.open(LedgerAddress.file(file))) {
                assertThat(LedgerProcess.next(joined)).isGreaterThan(5);
                long acknowledged = first.kill();

                var lease = LedgerProcess.prepare(joined, "the one that joined");
                long next = LedgerProcess.next(joined);
                joined.journals().append(LedgerProcess.OPERATION, lease, LedgerProcess.entry(next));
                assertThat(next).isGreaterThan(acknowledged);
                assertComplete(joined, next);
            }
        }
    }

    private static int killRepeatedly(Path file, Random random, int times) throws Exception {
        for (int killed = 0; killed < times; killed++) {
            long acknowledged;
            try (var process = LedgerProcess.start("", "append-alone", file)) {
                process.awaitAcknowledged(random.nextInt(1, 80));
                acknowledged = process.kill();
            }
            try (var ledger = Ledger.open(LedgerAddress.exclusiveFile(file))) {
                assertComplete(ledger, acknowledged);
            }
        }
        return times;
    }

    private static void assertComplete(Ledger ledger, long acknowledged) {
        var entries = ledger.journals().read(LedgerProcess.OPERATION, 0);
        assertThat(entries)
                .extracting(Entry::seq)
                .containsExactlyElementsOf(
                        LongStream.range(0, entries.size()).boxed().toList());
        assertThat(entries.get(entries.size() - 1).seq()).as("the last entry").isGreaterThanOrEqualTo(acknowledged);
    }
}
