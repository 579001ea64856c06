package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How far imports came, on every engine. */
abstract class ImportsContract {
    /** Of a ledger that is empty at the start of each test. */
    abstract LedgerAddress address();

    @Test
    void shouldGoOnWhereAPartWasBrokenOffUntilItEnds() {
        try (var bench = new LedgerBench()) {
            var imports = bench.open(address()).imports();
            assertThat(imports.reached("shop", "deployments")).isEmpty();

            imports.reach("shop", "deployments", "page:2");
            imports.reach("shop", "deployments", "page:3");
            imports.reach("cart", "deployments", "page:9");

            assertThat(imports.reached("shop", "deployments")).contains("page:3");
            assertThat(imports.brokenOff("shop")).containsExactly("deployments");
            assertThat(imports.finishedAt("shop", "deployments")).isEmpty();

            imports.finish("shop", "deployments");

            assertThat(imports.reached("shop", "deployments")).isEmpty();
            assertThat(imports.brokenOff("shop")).isEmpty();
            assertThat(imports.finished("shop")).containsExactly("deployments");
            assertThat(imports.finishedAt("shop", "deployments")).contains(bench.clock.instant());
            assertThat(imports.brokenOff("cart")).containsExactly("deployments");
        }
    }

    @Test
    void shouldKnowWhenAPartEndedThoughItWasBegunAnew() {
        try (var bench = new LedgerBench()) {
            var imports = bench.open(address()).imports();
            imports.finish("shop", "deployments");

            imports.reach("shop", "deployments", "page:2");

            assertThat(imports.finishedAt("shop", "deployments")).isPresent();
            assertThat(imports.reached("shop", "deployments")).contains("page:2");
            imports.forget("shop", "deployments");
            assertThat(imports.finishedAt("shop", "deployments")).isEmpty();
        }
    }
}
