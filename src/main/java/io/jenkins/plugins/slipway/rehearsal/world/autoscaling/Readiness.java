package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.time.Duration;

/**
 * Whether an instance counts towards the minimum healthy percentage: in service, first health check passed, warmed up
 * [instance-maintenance-policy-overview-and-considerations].
 */
enum Readiness {
    READY(""),
    WARMING("is warming up."),
    NO_EC2_DATA("has insufficient data to evaluate its health with Amazon EC2."),
    NO_ELB_DATA("has insufficient data to evaluate its health with Elastic Load Balancing."),
    UNHEALTHY("is unhealthy.");

    private final String words;

    Readiness(String words) {
        this.words = words;
    }

    /** What a status reason says of such an instance. */
    String words() {
        return words;
    }

    static Readiness of(Region region, Attachments attachments, Group group, Member member, Duration warmup) {
        if (!member.is(Lifecycle.IN_SERVICE) || !member.runs(region.machines())) {
            return NO_EC2_DATA;
        }
        if (!member.healthy()) {
            return UNHEALTHY;
        }
        if (group.settings().elbChecks()) {
            var opinion = attachments.opinion(group, member);
            if (opinion != Attachments.Opinion.HEALTHY) {
                return opinion == Attachments.Opinion.UNHEALTHY ? UNHEALTHY : NO_ELB_DATA;
            }
        }
        var warmAt = member.inServiceAt().orElseThrow().plus(warmup);
        return warmAt.isAfter(region.world().now()) ? WARMING : READY;
    }
}
