package io.jenkins.plugins.slipway.ledger;

/** The contract in H2 in memory. */
class KnownHistoriesInMemoryTest extends KnownHistoriesContract {
    @Override
    LedgerAddress address() {
        return new LedgerAddress.InMemory();
    }
}
