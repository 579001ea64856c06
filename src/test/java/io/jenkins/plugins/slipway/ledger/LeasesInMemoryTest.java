package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.operation.Leases;
import io.jenkins.plugins.slipway.operation.LeasesContract;
import java.time.Duration;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Leases in H2 in memory. */
class LeasesInMemoryTest extends LeasesContract {
    @RegisterExtension
    final LedgerUnderTest test = LedgerUnderTest.inMemory();

    @Override
    protected Leases leases() {
        return test.ledger().leases();
    }

    @Override
    protected void pass(Duration time) {
        test.clock().pass(time);
    }
}
