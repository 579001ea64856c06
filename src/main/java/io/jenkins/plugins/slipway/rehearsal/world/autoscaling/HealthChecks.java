package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.util.Optional;
import java.util.Set;

/**
 * The periodic look at a group's instances [ec2-auto-scaling-health-checks]: one that no longer runs is unhealthy at once; the
 * load balancer's opinion counts only with the ELB health check type, after the grace period [health-check-grace-period], and
 * only in target groups that have had a healthy instance of the group [load-balancer-status].
 */
final class HealthChecks {
    private final Region region;
    private final Attachments attachments;
    private final Terminations terminations;

    HealthChecks(Region region, Attachments attachments, Terminations terminations) {
        this.region = region;
        this.attachments = attachments;
        this.terminations = terminations;
    }

    /** Marks the unhealthy ones, then begins to terminate those that are marked. */
    void look(Group group) {
        group.in(Lifecycle.IN_SERVICE).forEach(member -> attachments.prove(group, member));
        var condemned = group.settings().elbChecks() ? attachments.condemned(group) : Set.<String>of();
        if (!group.suspended(ScalingProcess.HEALTH_CHECK)) {
            group.in(Lifecycle.IN_SERVICE)
                    .filter(member -> failure(group, member, condemned).isPresent())
                    .forEach(member -> member.health(false));
        }
        if (!group.suspended(ScalingProcess.REPLACE_UNHEALTHY) && !group.suspended(ScalingProcess.TERMINATE)) {
            group.in(Lifecycle.IN_SERVICE)
                    .filter(member -> !member.healthy())
                    .forEach(member -> terminations.begin(
                            group,
                            member,
                            "an instance was taken out of service in response to "
                                    + failure(group, member, condemned).orElse("a user health-check")
                                    + "."));
        }
    }

    private Optional<String> failure(Group group, Member member, Set<String> condemned) {
        if (!member.runs(region.machines())) {
            return Optional.of("an EC2 health check indicating it has been terminated or stopped");
        }
        return condemned.contains(member.id()) && isPastGrace(group, member)
                ? Optional.of("an ELB system health check failure")
                : Optional.empty();
    }

    private boolean isPastGrace(Group group, Member member) {
        return !member.inServiceAt()
                .orElseThrow()
                .plus(group.settings().grace())
                .isAfter(region.world().now());
    }
}
