package io.jenkins.plugins.slipway.operation;

/** The target is held by another operation. */
public final class LeaseHeld extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Lease lease;

    public LeaseHeld(Lease lease) {
        super("%s is held by operation %s (%s) until %s"
                .formatted(lease.target(), lease.operation(), lease.holder(), lease.expires()));
        this.lease = lease;
    }

    private LeaseHeld(Lease lease, String message) {
        super(message);
        this.lease = lease;
    }

    /** Nobody runs the other operation now, but what it began is still there. */
    static LeaseHeld byUnfinished(String target, OperationRecord other) {
        return new LeaseHeld(
                new Lease(target, other.id(), "nobody", 0, other.createdAt()),
                "%s belongs to operation %s, which has not ended (started %s by %s): resume or abort it first"
                        .formatted(target, other.id(), other.createdAt(), other.requestedBy()));
    }

    public Lease lease() {
        return lease;
    }
}
