package io.jenkins.plugins.slipway.cloud;

import java.time.Duration;
import java.util.Map;

/** A target group with what a draining must know. {@code loadBalancer} is the ARN's suffix {@code app/name/id}, or empty. */
public record TargetGroup(
        String arn,
        String name,
        String loadBalancer,
        Duration deregistrationDelay,
        boolean sticky,
        Map<String, String> tags) {
    /** The suffix {@code targetgroup/name/id}, which is the metrics' dimension. */
    public String dimension() {
        return arn.substring(arn.indexOf("targetgroup/"));
    }
}
