package io.jenkins.plugins.slipway.cloud;

import java.time.Duration;

/** How a retry waits: on a real clock it blocks, in a rehearsal it moves virtual time. */
@FunctionalInterface
public interface Delay {
    void await(Duration duration) throws InterruptedException;
}
