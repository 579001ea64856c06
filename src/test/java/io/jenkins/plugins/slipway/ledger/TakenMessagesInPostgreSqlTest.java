package io.jenkins.plugins.slipway.ledger;

/** The contract in PostgreSQL. */
class TakenMessagesInPostgreSqlTest extends TakenMessagesContract {
    @Override
    LedgerAddress address() {
        return PostgresServer.newAddress();
    }
}
