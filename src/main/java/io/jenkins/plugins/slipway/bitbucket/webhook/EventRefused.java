package io.jenkins.plugins.slipway.bitbucket.webhook;

/** A message that is not taken; says to its sender why. */
public final class EventRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** What the sender has to do about it. */
    public enum Fault {
        /** It cannot show who it is. */
        UNSIGNED,
        /** It may not speak of that repository. */
        FORBIDDEN,
        /** Not as it should be. */
        MALFORMED,
        /** More than {@link EventInbox#MOST_BYTES}. */
        TOO_LONG,
        /** Send it again: Bitbucket itself did not answer. */
        LATER
    }

    private final Fault fault;

    EventRefused(Fault fault, String message) {
        this(fault, message, null);
    }

    EventRefused(Fault fault, String message, Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
