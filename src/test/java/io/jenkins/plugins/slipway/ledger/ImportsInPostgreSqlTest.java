package io.jenkins.plugins.slipway.ledger;

/** The contract in PostgreSQL. */
class ImportsInPostgreSqlTest extends ImportsContract {
    @Override
    LedgerAddress address() {
        return PostgresServer.newAddress();
    }
}
