package io.jenkins.plugins.slipway.ledger;

/** The contract in H2 in memory. */
class MessagesInMemoryTest extends MessagesContract {
    @Override
    LedgerAddress address() {
        return new LedgerAddress.InMemory();
    }
}
