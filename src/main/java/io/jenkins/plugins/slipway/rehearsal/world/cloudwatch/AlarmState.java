package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

/** Names are those of the API. */
public enum AlarmState {
    OK,
    ALARM,
    INSUFFICIENT_DATA
}
