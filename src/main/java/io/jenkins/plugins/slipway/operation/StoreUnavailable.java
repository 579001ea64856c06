package io.jenkins.plugins.slipway.operation;

/** Journals and leases cannot be read or written now; what was acknowledged stays, and no operation is decided by it. */
public abstract class StoreUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    protected StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether it may come back by itself: a connection that is gone, not a full disk. */
    public abstract boolean isPassing();
}
