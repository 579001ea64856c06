package io.jenkins.plugins.slipway.cloud;

import java.time.Duration;

/** Asked before every single HTTP attempt, retries included: may this caller still touch the world? */
@FunctionalInterface
public interface Fence {
    /** Lets every call pass: for reads outside any operation. */
    Fence NONE = () -> Duration.ofSeconds(60);

    /**
     * Refuses by throwing when the caller no longer holds its lease.
     *
     * @return how long the attempt may take at most; it ends before the lease does
     */
    Duration admit();
}
