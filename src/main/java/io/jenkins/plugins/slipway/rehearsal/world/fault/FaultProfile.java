package io.jenkins.plugins.slipway.rehearsal.world.fault;

import java.util.Locale;

/** How much goes wrong. */
public enum FaultProfile {
    /** Nothing, apart from the staleness that AWS always has. */
    NONE,
    /** An ordinary bad day: calls are throttled, fail or lose their reply now and then; boots and metrics are slow at times. */
    FLAKY,
    /** The worst day of a year: outages, lost zones, expired credentials, a person's hand in the middle. */
    HOSTILE;

    /** As on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
