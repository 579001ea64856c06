package io.jenkins.plugins.slipway.rehearsal.world;

/** What a release does under traffic, as a script. It sticks to the image that was baked as the new release. */
public enum Behaviour {
    /** As good as the one before. */
    GOOD,
    /** Answers 5xx to a share of requests from the start. */
    ERRORS,
    /** Latency is 40 % higher. */
    SLOW,
    /** Answers 5xx only once every instance of the fleet runs it. */
    LATE_ERRORS,
    /** Boots, and passes the bake's boot test, but never the load balancer's health check. */
    NO_BOOT,
    /** Answers 5xx now and then, in bursts. */
    FLAKY;

    /** As written on the command line: {@code late-errors}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
