package io.jenkins.plugins.slipway.incident;

/** A message that is not taken; says to its sender why. */
public final class MessageRefused extends Exception {
    private static final long serialVersionUID = 1L;

    /** What a sender has to do about it. */
    public enum Fault {
        /** It cannot show who it is. */
        UNSIGNED,
        /** It may not say this. */
        FORBIDDEN,
        /** Not as it should be. */
        MALFORMED,
        /** More than {@link Inbox#MOST_BYTES}. */
        TOO_LONG
    }

    private final Fault fault;

    MessageRefused(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }
}
