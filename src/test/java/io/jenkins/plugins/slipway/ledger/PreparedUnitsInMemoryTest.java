package io.jenkins.plugins.slipway.ledger;

import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract in H2 in memory. */
class PreparedUnitsInMemoryTest extends PreparedUnitsContract {
    @RegisterExtension
    final LedgerUnderTest test = LedgerUnderTest.inMemory();

    @Override
    LedgerUnderTest test() {
        return test;
    }
}
