package io.jenkins.plugins.slipway.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Port to the leases; one row per target, so two operations never hold the same one. All times are the ledger's own. */
public interface Leases {
    /**
     * Takes a free target, an expired one, or the caller's own again (same operation and holder: renewed, epoch kept; same
     * operation and another holder: only once expired, epoch grows).
     *
     * @throws LeaseHeld when another operation or a living holder has it
     */
    Lease acquire(String target, OperationId operation, String holder, Duration length);

    /** @throws LeaseLost when the epoch is no longer the current one or the lease has run out */
    Lease renew(Lease lease, Duration length);

    /** Frees the target; a lease that is no longer ours is left alone. The epoch is kept for the next holder. */
    void release(Lease lease);

    /** The last lease that was not released, even if it has run out: a takeover waits for its end and the calls under way. */
    Optional<Lease> current(String target);

    /** The ledger's clock. */
    Instant now();
}
