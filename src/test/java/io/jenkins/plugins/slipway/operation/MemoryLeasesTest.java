package io.jenkins.plugins.slipway.operation;

import java.time.Duration;

/** The tests' own leases keep the promises too. */
class MemoryLeasesTest extends LeasesContract {
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
