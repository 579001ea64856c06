package io.jenkins.plugins.slipway.ledger;

/** The contract in PostgreSQL. */
class KnownHistoriesInPostgreSqlTest extends KnownHistoriesContract {
    @Override
    LedgerAddress address() {
        return PostgresServer.newAddress();
    }
}
