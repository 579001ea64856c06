package io.jenkins.plugins.slipway.cli;

/** The caller asked for something that cannot be; the message says what would be right. */
final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongUsage(String message) {
        super(message);
    }

    WrongUsage(String message, Throwable cause) {
        super(message, cause);
    }
}
