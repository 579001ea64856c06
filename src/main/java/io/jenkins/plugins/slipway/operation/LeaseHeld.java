package io.jenkins.plugins.slipway.operation;

import java.time.temporal.ChronoUnit;

/** The target is held by another operation. */
public final class LeaseHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Lease lease;

    public LeaseHeld(Lease lease) {
        super("%s is held by operation %s (%s) until %s"
                .formatted(
                        lease.target(),
                        lease.operation(),
                        lease.holder(),
                        lease.expires().truncatedTo(ChronoUnit.SECONDS)));
        this.lease = lease;
    }

    private LeaseHeld(Lease lease, String message, LeaseHeld cause) {
        super(message, cause);
        this.lease = lease;
    }

    /** Nobody runs the other operation now, but what it began is still there. */
    static LeaseHeld byUnfinished(String target, OperationRecord other) {
        return new LeaseHeld(
                new Lease(target, other.id(), "nobody", 0, other.createdAt()),
                "%s belongs to operation %s, which has not ended (started %s by %s): resume or abort it first"
                        .formatted(target, other.id(), other.createdAt(), other.requestedBy()),
                null);
    }

    /** @param remedy what to do about it */
    public LeaseHeld and(String remedy) {
        return new LeaseHeld(lease, getMessage() + ": " + remedy, this);
    }

    public Lease lease() {
        return lease;
    }
}
