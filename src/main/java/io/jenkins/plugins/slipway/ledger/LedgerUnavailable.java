package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.operation.StoreUnavailable;

/** The ledger cannot be opened, read or written; the message says what, where, and what to do. What was acknowledged stays. */
public final class LedgerUnavailable extends StoreUnavailable {
    private static final long serialVersionUID = 1L;

    private final boolean passing;

    LedgerUnavailable(String where, Trouble trouble, Throwable cause) {
        super("ledger " + where + ": " + trouble.what() + "; " + trouble.advice(), cause);
        this.passing = trouble.passing();
    }

    @Override
    public boolean isPassing() {
        return passing;
    }

    /**
     * Why, and the way out.
     *
     * @param advice in the imperative
     * @param passing whether it may end by itself
     */
    record Trouble(String what, String advice, boolean passing) {
        /** One that somebody has to end. */
        Trouble(String what, String advice) {
            this(what, advice, false);
        }
    }
}
