package io.jenkins.plugins.slipway.bitbucket;

/** A repository, commit or other thing is not there, or this sign-in may not know of it. */
public final class NotInBitbucket extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotInBitbucket(String message, Throwable cause) {
        super(message, cause);
    }
}
