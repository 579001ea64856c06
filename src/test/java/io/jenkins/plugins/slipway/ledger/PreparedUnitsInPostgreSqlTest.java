package io.jenkins.plugins.slipway.ledger;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract in PostgreSQL. */
class PreparedUnitsInPostgreSqlTest extends PreparedUnitsContract {
    @RegisterExtension
    final LedgerUnderTest test = LedgerUnderTest.inPostgreSql();

    @Override
    LedgerUnderTest test() {
        return test;
    }
}
