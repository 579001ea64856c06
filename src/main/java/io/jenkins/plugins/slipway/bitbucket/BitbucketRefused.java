package io.jenkins.plugins.slipway.bitbucket;

/** Bitbucket does not let this sign-in do that; the message names the scope or permission that is missing. */
public final class BitbucketRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BitbucketRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
