package io.jenkins.plugins.slipway.operation;

/** Ends the local run without any write: the lease or the ledger is gone. An error, so that no verb catches it. */
final class Halt extends Error {
    private static final long serialVersionUID = 1L;

    Halt(RuntimeException cause) {
        super(cause.getMessage(), cause, false, false);
    }

    /** What a lost lease or store turns into, however deep an adapter has wrapped it. */
    static void ifCutOff(RuntimeException fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof LeaseLost || cause instanceof StoreUnavailable) {
                throw new Halt((RuntimeException) cause);
            }
        }
    }

    RuntimeException reason() {
        return (RuntimeException) getCause();
    }
}
