package io.jenkins.plugins.slipway.rehearsal.world.fault;

import java.util.Locale;

/** What can go wrong in a rehearsal. */
public enum FaultKind {
    /** Refused for rate: {@code RequestLimitExceeded}, {@code Throttling}. */
    THROTTLED,
    /** HTTP 5xx, before the change or after it. */
    SERVER_ERROR,
    /** Auto Scaling's {@code ResourceContention}: HTTP 500, and nothing was done. */
    CONTENTION,
    /** The request never arrives; its sender sees a broken connection. */
    REQUEST_LOST,
    /** The change is made, the reply never arrives. */
    REPLY_LOST,
    /** The region takes requests and answers none. */
    SILENCE,
    /** The credentials are expired for a while. */
    EXPIRED,
    /** Describes lag behind writes by up to {@link Fault#by}, longer than they always do. */
    STALE,
    /** An instance needs {@link Fault#by} longer to boot. */
    SLOW_BOOT,
    /** An instance ends before it ever ran. */
    FAILED_BOOT,
    /** {@code InsufficientInstanceCapacity}, in a zone or everywhere. */
    NO_CAPACITY,
    /** An instance of a group is taken away. */
    INTERRUPTION,
    /** All instances of a zone are lost and it launches none. */
    ZONE_LOST,
    /** A person changes the sizes of a group. */
    HAND_ON_GROUP,
    /** A person changes the weights of a rule that shares traffic. */
    HAND_ON_WEIGHTS,
    /** A person adds a template version and gives it to the group. */
    HAND_ON_TEMPLATE,
    /** An alarm goes to ALARM and back. */
    ALARM_FLAPS,
    /** Metrics can be read {@link Fault#by} later. */
    METRICS_LATE,
    /** Metrics never arrive. */
    METRICS_LOST,
    /** The clock of the machine that Slipway runs on differs from the world's by {@link Fault#by}, which may be negative. */
    CLOCK_DIFFERS;

    /** As in a report: {@code reply-lost}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
