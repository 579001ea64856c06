package io.jenkins.plugins.slipway.bitbucket.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.bitbucket.BitbucketUnavailable;
import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whenever an import is broken off: the same again ends it, and comes to what one run comes to. */
class BrokenOffImportTest {
    private final Shop shop = new Shop(SimulatedBitbucket.cloud());
    private Set<DoraEvent> inOneRun;
    private int calls;

    @BeforeEach
    void importInOneRun() {
        shop.simulated.pageLength(3);
        shop.chain(0, 24).commit(100, 12).commit(101, 100);
        shop.deployed(2, 9, 101, 15, 23);
        try (var ledger = Ledger.inMemory()) {
            assertThat(isOver(ledger)).isTrue();
            inOneRun = events(ledger);
        }
        calls = shop.simulated.seen().size();
        assertThat(inOneRun).hasSize(5 + 22 + 2);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private boolean isOver(Ledger ledger) {
        try (var bitbucket = shop.open()) {
            new RepositoryImport(bitbucket, ledger, Shop.wanted(), line -> {}).run();
            return true;
        } catch (BitbucketUnavailable broken) {
            assertThat(broken).hasMessageContaining("429");
            return false;
        }
    }

    /** Also fails when an event is there twice. */
    private static Set<DoraEvent> events(Ledger ledger) {
        var all = ledger.doraEvents().all().stream()
                .map(event -> event.receivedAt(null))
                .toList();
        var once = new HashSet<>(all);
        assertThat(once).as("nothing twice").hasSameSizeAs(all);
        return once;
    }

    @Test
    void shouldEndTheSameWhereverItIsBrokenOffOnce() {
        for (int answers = 0; answers < calls; answers++) {
            try (var ledger = Ledger.inMemory()) {
                shop.simulated.answerAfter(answers, 429, "", "Retry-After", "3600");
                assertThat(isOver(ledger)).isFalse();
                var before = shop.simulated.seen().size();

                assertThat(isOver(ledger)).isTrue();

                assertThat(events(ledger)).as("after %d answers", answers).isEqualTo(inOneRun);
                // what the first run had is asked again but for a few: environments, one page of deployments, the one
                // that broke
                assertThat(shop.simulated.seen().size() - before).isLessThanOrEqualTo(calls - answers + 4);
            }
        }
    }

    @Test
    void shouldEndThoughItIsBrokenOffAgainAndAgain() {
        try (var ledger = Ledger.inMemory()) {
            int runs = 0;
            do {
                runs++;
                // environments, deployments, a baseline, and one page
                shop.simulated.answerAfter(4, 429, "", "Retry-After", "3600");
            } while (!isOver(ledger) && runs < 60);

            assertThat(runs).isBetween(4, 30);
            assertThat(events(ledger)).isEqualTo(inOneRun);
        }
    }

    /** What remembers how far it came is written after the events: it may be one page behind. */
    @Test
    void shouldWriteNothingTwiceWhenAPageIsReadAgain() {
        try (var ledger = Ledger.inMemory()) {
            assertThat(isOver(ledger)).isTrue();
            var source = Source.of(shop.simulated.address());
            for (var part : ledger.imports().finished(source)) {
                ledger.imports().forget(source, part);
            }

            assertThat(isOver(ledger)).isTrue();

            assertThat(events(ledger)).isEqualTo(inOneRun);
        }
    }
}
