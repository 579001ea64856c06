package io.jenkins.plugins.slipway.ledger;

/** The contract in PostgreSQL. */
class RetentionInPostgreSqlTest extends RetentionContract {
    @Override
    LedgerAddress address() {
        return PostgresServer.newAddress();
    }
}
