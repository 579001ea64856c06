package io.jenkins.plugins.slipway.bitbucket;

/** This kind of Bitbucket does not offer that. */
public final class NotOffered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotOffered(String message, Throwable cause) {
        super(message, cause);
    }
}
