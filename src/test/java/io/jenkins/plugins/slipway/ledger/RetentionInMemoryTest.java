package io.jenkins.plugins.slipway.ledger;

/** The contract in H2 in memory. */
class RetentionInMemoryTest extends RetentionContract {
    @Override
    LedgerAddress address() {
        return new LedgerAddress.InMemory();
    }
}
