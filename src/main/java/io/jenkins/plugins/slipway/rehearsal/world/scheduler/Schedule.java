package io.jenkins.plugins.slipway.rehearsal.world.scheduler;

import java.time.Instant;
import java.time.ZoneId;

/**
 * A one-time schedule.
 *
 * @param flexibleMinutes 0 when the window is off
 * @param deletedAfterwards whether it goes once it has run
 */
public record Schedule(
        String arn,
        String name,
        String description,
        String expression,
        ZoneId zone,
        boolean enabled,
        int flexibleMinutes,
        boolean deletedAfterwards,
        Target target,
        Instant createdAt,
        Instant modifiedAt) {
    /**
     * What is called.
     *
     * @param arn {@code arn:aws:scheduler:::aws-sdk:service:apiAction}
     * @param input JSON, or null
     * @param maximumEventAgeSeconds 60 to 86,400; null when it was not given
     * @param maximumRetryAttempts 0 to 185; null when it was not given
     */
    public record Target(
            String arn, String role, String input, Integer maximumEventAgeSeconds, Integer maximumRetryAttempts) {
        /** A day unless given. */
        public int ageSeconds() {
            return maximumEventAgeSeconds == null ? 86_400 : maximumEventAgeSeconds;
        }

        /** 185 unless given. */
        public int retries() {
            return maximumRetryAttempts == null ? 185 : maximumRetryAttempts;
        }
    }

    /** When it is due, by its expression and zone. */
    public Instant due() {
        return OneTime.of(expression).atZone(zone).toInstant();
    }

    /** The same wish, whoever made it when. */
    boolean sameAs(Schedule other) {
        return dated(Instant.EPOCH, Instant.EPOCH).equals(other.dated(Instant.EPOCH, Instant.EPOCH));
    }

    Schedule dated(Instant created, Instant modified) {
        return new Schedule(
                arn,
                name,
                description,
                expression,
                zone,
                enabled,
                flexibleMinutes,
                deletedAfterwards,
                target,
                created,
                modified);
    }
}
