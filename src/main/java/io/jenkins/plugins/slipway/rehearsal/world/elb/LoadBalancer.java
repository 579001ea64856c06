package io.jenkins.plugins.slipway.rehearsal.world.elb;

import java.time.Instant;
import java.util.List;

/**
 * An Application Load Balancer.
 *
 * @param scheme {@code internet-facing} or {@code internal}
 */
public record LoadBalancer(
        String arn,
        String name,
        String scheme,
        String ipAddressType,
        String dnsName,
        List<String> subnets,
        List<String> securityGroups,
        Instant createdAt) {
    /** Where the region's load balancers are, as {@code DescribeLoadBalancers} names the hosted zone. */
    public static final String HOSTED_ZONE = "Z215JYRZR1TBD5";

    /** Every network of the rehearsal. */
    public static final String VPC = "vpc-0f1e2d3c4b5a69788";

    /** {@code app/name/id}, which is the metrics' dimension. */
    public String dimension() {
        return arn.substring(arn.indexOf(":loadbalancer/") + ":loadbalancer/".length());
    }
}
