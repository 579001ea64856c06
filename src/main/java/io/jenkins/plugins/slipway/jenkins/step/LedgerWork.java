package io.jenkins.plugins.slipway.jenkins.step;

/** What a step does with the ledger alone, again when it could not; it answers once. */
interface LedgerWork {
    /** From the start and after a restart alike; returns at once. */
    void enter();

    /** The build wants to end: nothing has to be taken back. */
    void stop(Throwable cause);

    /** In a few words, in lower case. */
    String status();
}
