package io.jenkins.plugins.slipway.spec;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** What must hold before a wave begins. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "gate")
@JsonSubTypes({
    @JsonSubTypes.Type(value = BeforeGate.Freeze.class, name = "freeze"),
    @JsonSubTypes.Type(value = BeforeGate.Approval.class, name = "approval"),
    @JsonSubTypes.Type(value = BeforeGate.Alarm.class, name = "alarm")
})
public sealed interface BeforeGate {
    /**
     * Nothing begins in a minute that matches.
     *
     * @param cron five fields: minute, hour, day of month, month, day of week
     */
    record Freeze(String cron, ZoneId timezone) implements BeforeGate {}

    /**
     * Somebody says yes.
     *
     * @param by who is asked, for people; empty for anybody who may
     * @param limit how long is waited
     */
    record Approval(Optional<String> by, Duration limit) implements BeforeGate {}

    /** A CloudWatch alarm that must not fire, in each region of the wave. */
    record Alarm(String name) implements BeforeGate {}
}
