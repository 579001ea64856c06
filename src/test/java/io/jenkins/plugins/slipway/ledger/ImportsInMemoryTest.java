package io.jenkins.plugins.slipway.ledger;

/** The contract in H2 in memory. */
class ImportsInMemoryTest extends ImportsContract {
    @Override
    LedgerAddress address() {
        return new LedgerAddress.InMemory();
    }
}
