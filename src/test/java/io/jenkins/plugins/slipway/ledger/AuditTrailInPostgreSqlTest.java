package io.jenkins.plugins.slipway.ledger;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract in PostgreSQL. */
class AuditTrailInPostgreSqlTest extends AuditTrailContract {
    @RegisterExtension
    final LedgerUnderTest test = LedgerUnderTest.inPostgreSql();

    @Override
    LedgerUnderTest test() {
        return test;
    }
}
