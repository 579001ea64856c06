package io.jenkins.plugins.slipway.jenkins.report;

/** A parameter of the address cannot be understood; the message says which, and what can be. */
final class WrongQuestion extends Exception {
    private static final long serialVersionUID = 1L;

    WrongQuestion(String message) {
        super(message);
    }

    WrongQuestion(String message, Throwable cause) {
        super(message, cause);
    }
}
