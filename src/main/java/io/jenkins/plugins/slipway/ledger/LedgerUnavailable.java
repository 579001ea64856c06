package io.jenkins.plugins.slipway.ledger;

/** The ledger cannot be opened, read or written; the message says what, where, and what to do. What was acknowledged stays. */
public final class LedgerUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LedgerUnavailable(String where, Trouble trouble, Throwable cause) {
        super("ledger " + where + ": " + trouble.what() + "; " + trouble.advice(), cause);
    }

    /**
     * Why, and the way out.
     *
     * @param advice in the imperative
     */
    record Trouble(String what, String advice) {}
}
