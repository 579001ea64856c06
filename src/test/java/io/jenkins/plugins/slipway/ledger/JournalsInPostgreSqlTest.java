package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.JournalsContract;
import io.jenkins.plugins.slipway.operation.Leases;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Journals in PostgreSQL. */
class JournalsInPostgreSqlTest extends JournalsContract {
    @RegisterExtension
    final LedgerUnderTest test = LedgerUnderTest.inPostgreSql();

    @Override
    protected Journals journals() {
        return test.ledger().journals();
    }

    @Override
    protected Leases leases() {
        return test.ledger().leases();
    }

    @Override
    protected void pass(Duration time) {
        test.clock().pass(time);
    }
}
