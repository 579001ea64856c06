package io.jenkins.plugins.slipway.bitbucket;

/**
 * Bitbucket does not let this sign-in do that, and the message names the scope or permission that is missing; or it does not take
 * what it was given, and the message has its words. The same call comes to the same.
 */
public final class BitbucketRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BitbucketRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
