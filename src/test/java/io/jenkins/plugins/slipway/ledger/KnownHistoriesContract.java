package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How far back a repository is known, on every engine. */
abstract class KnownHistoriesContract {
    /** Of a ledger that is empty at the start of each test. */
    abstract LedgerAddress address();

    @Test
    void shouldKnowTheHeadsOfEachRepositoryTheNewestFirst() {
        try (var bench = new LedgerBench()) {
            var known = bench.open(address()).knownHistories();
            for (var head : new String[] {"a", "b", "a"}) {
                known.complete("shop", head);
                bench.clock.pass(Duration.ofSeconds(1));
            }
            known.complete("cart", "c");

            assertThat(known.heads("shop")).containsExactly("a", "b");
            assertThat(known.heads("cart")).containsExactly("c");
            assertThat(known.heads("search")).isEmpty();
        }
    }

    @Test
    void shouldForgetTheOldestWhenThereAreMany() {
        try (var bench = new LedgerBench()) {
            var known = bench.open(address()).knownHistories();
            for (int head = 100; head < 170; head++) {
                known.complete("shop", "h" + head);
                bench.clock.pass(Duration.ofSeconds(1));
            }

            assertThat(known.heads("shop")).hasSize(64).startsWith("h169").endsWith("h106");
        }
    }
}
