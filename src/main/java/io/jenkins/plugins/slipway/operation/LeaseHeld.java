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

    public Lease lease() {
        return lease;
    }
}
