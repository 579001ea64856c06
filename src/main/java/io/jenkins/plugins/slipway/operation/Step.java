package io.jenkins.plugins.slipway.operation;

import java.time.Instant;
import java.util.Optional;

/** What one replay came to. */
public sealed interface Step {
    /**
     * It waits, for the world or for the process that has its lease; run it again at {@code wake}, or when a signal arrives.
     *
     * @param held the lease, while another process has it or has left it behind
     */
    record Parked(Instant wake, String waitingFor, Optional<Lease> held) implements Step {
        public Parked(Instant wake, String waitingFor) {
            this(wake, waitingFor, Optional.empty());
        }
    }

    record Ended(Outcome outcome) implements Step {}
}
