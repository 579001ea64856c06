package io.jenkins.plugins.slipway.ledger;

/** The contract in PostgreSQL. */
class DeliveringJobsInPostgreSqlTest extends DeliveringJobsContract {
    @Override
    LedgerAddress address() {
        return PostgresServer.newAddress();
    }
}
