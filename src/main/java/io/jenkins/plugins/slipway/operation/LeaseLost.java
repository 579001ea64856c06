package io.jenkins.plugins.slipway.operation;

/** Somebody else holds the target now, or the lease has run out: this process must not write any more. */
public final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLost(String message) {
        super(message);
    }
}
