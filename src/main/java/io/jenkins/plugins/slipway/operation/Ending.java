package io.jenkins.plugins.slipway.operation;

/** How an operation ended, or why it is being undone. */
public enum Ending {
    DONE,
    /** Failed, and rolled back or nothing was changed. */
    FAILED,
    /** The canary could not be judged; undone. */
    INCONCLUSIVE,
    /** Refused before the start. */
    REFUSED,
    ABORTED,
    /** Undo is incomplete: a person is needed. */
    NEEDS_PERSON
}
