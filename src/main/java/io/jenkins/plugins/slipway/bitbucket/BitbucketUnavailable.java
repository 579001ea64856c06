package io.jenkins.plugins.slipway.bitbucket;

import java.time.Instant;
import java.util.Optional;

/** Bitbucket did not answer, or asked to wait longer than the caller wants to; the same call may succeed later. */
public final class BitbucketUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Instant notBefore;

    public BitbucketUnavailable(String message, Throwable cause) {
        this(message, cause, null);
    }

    /** @param notBefore when Bitbucket wants to be asked again, or {@code null} */
    public BitbucketUnavailable(String message, Throwable cause, Instant notBefore) {
        super(message, cause);
        this.notBefore = notBefore;
    }

    /** When Bitbucket wants to be asked again, if it said so. */
    public Optional<Instant> notBefore() {
        return Optional.ofNullable(notBefore);
    }
}
