package io.jenkins.plugins.slipway.ledger;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract in an H2 file. */
class AuditTrailInFileTest extends AuditTrailContract {
    @RegisterExtension
    final LedgerUnderTest test = LedgerUnderTest.inFile();

    @Override
    LedgerUnderTest test() {
        return test;
    }
}
