package io.jenkins.plugins.slipway.jenkins.incident;

/** A sender's credentials are gone; an administrator can bring them back. */
final class SecretMissing extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SecretMissing(String message) {
        super(message);
    }
}
