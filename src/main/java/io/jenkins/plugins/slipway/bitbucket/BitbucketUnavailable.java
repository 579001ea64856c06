package io.jenkins.plugins.slipway.bitbucket;

/** Bitbucket did not answer, or asked to wait longer than the caller wants to; the same call may succeed later. */
public final class BitbucketUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BitbucketUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
