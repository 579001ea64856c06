package io.jenkins.plugins.slipway.cloud;

import java.time.Instant;

/** An alarm: {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}. */
public record AlarmState(String name, String state, String reason, Instant since) {}
