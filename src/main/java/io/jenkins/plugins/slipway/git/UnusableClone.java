package io.jenkins.plugins.slipway.git;

/** A clone does not have what lead times need; the message says what is missing, where, and what to do. */
public final class UnusableClone extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableClone(String message) {
        super(message);
    }

    UnusableClone(String message, Throwable cause) {
        super(message, cause);
    }
}
