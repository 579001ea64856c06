package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Which jobs delivered which service, on every engine. */
abstract class DeliveringJobsContract {
    private static final String HERE = "jenkins-1";

    /** Of a ledger that is empty at the start of each test. */
    abstract LedgerAddress address();

    @Test
    void shouldKnowEachJobOfAServiceOnceHoweverOftenItDelivers() {
        try (var bench = new LedgerBench()) {
            var jobs = bench.open(address()).deliveringJobs();

            jobs.bind(HERE, "shop/deploy", "cart");
            jobs.bind(HERE, "shop/deploy", "cart");
            jobs.bind(HERE, "shop/deploy", "search");
            jobs.bind(HERE, "nightly", "cart");
            jobs.bind("jenkins-2", "other", "cart");

            assertThat(jobs.byService(HERE))
                    .isEqualTo(Map.of("cart", Set.of("nightly", "shop/deploy"), "search", Set.of("shop/deploy")));
        }
    }

    @Test
    void shouldKnowItOnceWhenItIsSaidManyTimesAtOnce() throws Exception {
        var hands = Executors.newFixedThreadPool(4);
        try (var bench = new LedgerBench()) {
            var jobs = bench.open(address()).deliveringJobs();
            Callable<Void> saying = () -> {
                jobs.bind(HERE, "deploy", "cart");
                return null;
            };

            for (var said : hands.invokeAll(List.of(saying, saying, saying, saying))) {
                said.get();
            }

            assertThat(jobs.byService(HERE)).isEqualTo(Map.of("cart", Set.of("deploy")));
        } finally {
            hands.shutdownNow();
        }
    }

    @Test
    void shouldFollowAJobToItsNewName() {
        try (var bench = new LedgerBench()) {
            var jobs = bench.open(address()).deliveringJobs();
            jobs.bind(HERE, "deploy", "cart");
            jobs.bind(HERE, "deploy-2", "search");
            jobs.bind("jenkins-2", "deploy", "cart");

            jobs.moved(HERE, "deploy", "shop/deploy");

            assertThat(jobs.byService(HERE))
                    .isEqualTo(Map.of("cart", Set.of("shop/deploy"), "search", Set.of("deploy-2")));
            assertThat(jobs.byService("jenkins-2")).isEqualTo(Map.of("cart", Set.of("deploy")));
        }
    }

    @Test
    void shouldFollowAllJobsBelowAFolderAndNoOther() {
        try (var bench = new LedgerBench()) {
            var jobs = bench.open(address()).deliveringJobs();
            jobs.bind(HERE, "a_b/deploy", "cart");
            jobs.bind(HERE, "a_b/deep/deploy", "cart");
            jobs.bind(HERE, "aXb/deploy", "cart");
            jobs.bind(HERE, "a_bc", "cart");

            jobs.moved(HERE, "a_b", "a_b/inner");

            assertThat(jobs.byService(HERE).get("cart"))
                    .containsExactlyInAnyOrder("a_b/inner/deploy", "a_b/inner/deep/deploy", "aXb/deploy", "a_bc");
        }
    }

    @Test
    void shouldKeepOneOfEachWhenAJobComesToANameThatDeliveredTheSame() {
        try (var bench = new LedgerBench()) {
            var jobs = bench.open(address()).deliveringJobs();
            jobs.bind(HERE, "old", "cart");
            jobs.bind(HERE, "new", "cart");

            jobs.moved(HERE, "old", "new");

            assertThat(jobs.byService(HERE)).isEqualTo(Map.of("cart", Set.of("new")));
        }
    }

    @Test
    void shouldForgetWhatWasDeletedWithAllBelow() {
        try (var bench = new LedgerBench()) {
            var jobs = bench.open(address()).deliveringJobs();
            jobs.bind(HERE, "shop/deploy", "cart");
            jobs.bind(HERE, "shop/search/deploy", "search");
            jobs.bind(HERE, "shopping", "cart");

            jobs.deleted(HERE, "shop");

            assertThat(jobs.byService(HERE)).isEqualTo(Map.of("cart", Set.of("shopping")));
        }
    }
}
