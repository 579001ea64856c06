package io.jenkins.plugins.slipway.operation;

import java.time.Duration;
import org.junit.jupiter.api.Nested;

/** The tests' own ledger keeps the promises too. */
class MemoryLedgerTest {
    @Nested
    class OfLeases extends LeasesContract {
        private final VirtualClock clock = new VirtualClock();
        private final MemoryLeases leases = new MemoryLeases(clock);

        @Override
        protected Leases leases() {
            return leases;
        }

        @Override
        protected void pass(Duration time) {
            clock.pass(time);
        }
    }

    @Nested
    class OfJournals extends JournalsContract {
        private final VirtualClock clock = new VirtualClock();
        private final MemoryLeases leases = new MemoryLeases(clock);
        private final MemoryJournals journals = new MemoryJournals(leases);

        @Override
        protected Journals journals() {
            return journals;
        }

        @Override
        protected Leases leases() {
            return leases;
        }

        @Override
        protected void pass(Duration time) {
            clock.pass(time);
        }
    }
}
