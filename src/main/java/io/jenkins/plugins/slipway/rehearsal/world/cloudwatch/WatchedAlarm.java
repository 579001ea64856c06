package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import java.time.Instant;

/**
 * An alarm with its state.
 *
 * @param reason in words, as CloudWatch gives it
 * @param since when the state was last set
 */
public record WatchedAlarm(Alarm alarm, AlarmState state, String reason, Instant since) {
    WatchedAlarm with(Alarm other) {
        return new WatchedAlarm(other, state, reason, since);
    }
}
