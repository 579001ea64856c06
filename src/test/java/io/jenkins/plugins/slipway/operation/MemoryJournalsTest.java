package io.jenkins.plugins.slipway.operation;

import java.time.Duration;

/** The tests' own journals keep the promises too. */
class MemoryJournalsTest extends JournalsContract {
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
