package io.jenkins.plugins.slipway.rehearsal.world;

import java.util.Optional;

/** What the other services need of CloudWatch in one region. */
public interface Alarms {
    /** OK, ALARM or INSUFFICIENT_DATA; empty when there is no such alarm. */
    Optional<String> state(String alarmName);
}
