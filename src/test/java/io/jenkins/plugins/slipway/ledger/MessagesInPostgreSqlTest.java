package io.jenkins.plugins.slipway.ledger;

/** The contract in PostgreSQL. */
class MessagesInPostgreSqlTest extends MessagesContract {
    @Override
    LedgerAddress address() {
        return PostgresServer.newAddress();
    }
}
