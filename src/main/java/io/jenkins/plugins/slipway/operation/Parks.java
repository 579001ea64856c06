package io.jenkins.plugins.slipway.operation;

import java.time.Instant;
import java.util.StringJoiner;

/** The parks of branches side by side: together they wake at the earliest. */
final class Parks {
    private final StringJoiner waitingFor = new StringJoiner("; ");
    private Instant wake;

    void add(String branch, Park park) {
        wake = wake == null || park.wake().isBefore(wake) ? park.wake() : wake;
        waitingFor.add(branch + ": " + park.getMessage());
    }

    /** @throws Park when any branch has parked */
    void parkIfAny() {
        if (wake != null) {
            throw new Park(wake, waitingFor.toString());
        }
    }
}
