package io.jenkins.plugins.slipway.ledger;

/** The contract in H2 in memory. */
class DeliveringJobsInMemoryTest extends DeliveringJobsContract {
    @Override
    LedgerAddress address() {
        return new LedgerAddress.InMemory();
    }
}
