package io.jenkins.plugins.slipway.canary;

import java.util.Map;

/**
 * A target group behind a load balancer, as CloudWatch names the two in their common metrics.
 *
 * @param loadBalancer {@code app/name/id}
 * @param targetGroup {@code targetgroup/name/id}
 */
record MetricDimensions(String loadBalancer, String targetGroup) {
    /** Both names are parts of ARNs, so nobody has to be asked. @param rule ARN of a rule or a listener of the load balancer */
    static MetricDimensions of(String rule, String targetGroup) {
        var parts = rule.substring(rule.lastIndexOf(':') + 1).split("/");
        return new MetricDimensions(
                String.join("/", parts[1], parts[2], parts[3]),
                targetGroup.substring(targetGroup.lastIndexOf(':') + 1));
    }

    Map<String, String> map() {
        return Map.of("LoadBalancer", loadBalancer, "TargetGroup", targetGroup);
    }
}
