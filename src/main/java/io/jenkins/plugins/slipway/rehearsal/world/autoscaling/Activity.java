package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.time.Instant;

/**
 * One entry of a group's activity history [as-verify-scaling-activity].
 *
 * @param end null while under way
 * @param status {@code InProgress}, {@code WaitingForELBConnectionDraining}, {@code Successful}, {@code Failed} …
 * @param message why it failed, or null
 * @param details JSON as AWS writes it
 */
public record Activity(
        String id,
        String group,
        String description,
        String cause,
        Instant start,
        Instant end,
        String status,
        String message,
        int progress,
        String details) {
    Activity described(String other) {
        return new Activity(id, group, other, cause, start, end, status, message, progress, details);
    }

    Activity status(String other, int percent) {
        return new Activity(id, group, description, cause, start, end, other, message, percent, details);
    }

    Activity ended(Instant at, String other, String why) {
        return new Activity(id, group, description, cause, start, at, other, why, 100, details);
    }

    /** True once nothing more will happen to it. */
    public boolean over() {
        return end != null;
    }
}
