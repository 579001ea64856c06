package io.jenkins.plugins.slipway.rehearsal.world.elb;

/**
 * What {@code DescribeTargetHealth} says of a target (Application Load Balancers, "Health checks for your target groups",
 * status and reason codes).
 *
 * @param state {@code initial}, {@code healthy}, {@code unhealthy}, {@code draining}, {@code unused}
 * @param reason null when healthy
 */
public record TargetStatus(String state, String reason, String description) {
    static final TargetStatus HEALTHY = new TargetStatus("healthy", null, null);
    static final TargetStatus NOT_REGISTERED =
            new TargetStatus("unused", "Target.NotRegistered", "Target is not registered to the target group");
    static final TargetStatus NOT_IN_USE = new TargetStatus(
            "unused", "Target.NotInUse", "Target group is not configured to receive traffic from the load balancer");

    static TargetStatus invalidState(String instanceState) {
        return new TargetStatus("unused", "Target.InvalidState", "Target is in the " + instanceState + " state");
    }
}
