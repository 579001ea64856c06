package io.jenkins.plugins.slipway.rehearsal.world.elb;

import java.time.Duration;
import java.util.Map;

/**
 * A target group of instances.
 *
 * @param protocolVersion {@code HTTP1}, {@code HTTP2} or {@code GRPC}
 * @param attributes by key, as {@code DescribeTargetGroupAttributes} lists them
 */
public record TargetGroup(
        String arn,
        String name,
        String protocol,
        String protocolVersion,
        int port,
        String vpc,
        String targetType,
        String ipAddressType,
        HealthCheck check,
        Map<String, String> attributes) {
    public TargetGroup {
        attributes = Map.copyOf(attributes);
    }

    /** {@code targetgroup/name/id}, which is the metrics' dimension. */
    public String dimension() {
        return arn.substring(arn.indexOf(":targetgroup/") + 1);
    }

    /** How long a deregistered target is shown as draining. */
    public Duration deregistrationDelay() {
        return Duration.ofSeconds(Long.parseLong(attributes.get(TargetGroupAttributes.DEREGISTRATION_DELAY)));
    }

    TargetGroup with(HealthCheck other) {
        return new TargetGroup(
                arn, name, protocol, protocolVersion, port, vpc, targetType, ipAddressType, other, attributes);
    }

    TargetGroup with(Map<String, String> others) {
        return new TargetGroup(
                arn, name, protocol, protocolVersion, port, vpc, targetType, ipAddressType, check, others);
    }

    /** The same settings under the same name, whatever its ARN and attributes. */
    boolean sameSettings(TargetGroup other) {
        return other.withArn(arn).with(attributes).equals(this);
    }

    private TargetGroup withArn(String other) {
        return new TargetGroup(
                other, name, protocol, protocolVersion, port, vpc, targetType, ipAddressType, check, attributes);
    }
}
