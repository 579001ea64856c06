package io.jenkins.plugins.slipway.ledger;

/** The contract in H2 in memory. */
class TakenMessagesInMemoryTest extends TakenMessagesContract {
    @Override
    LedgerAddress address() {
        return new LedgerAddress.InMemory();
    }
}
