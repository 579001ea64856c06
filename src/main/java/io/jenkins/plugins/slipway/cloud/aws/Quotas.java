package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.MetricQuery;
import io.jenkins.plugins.slipway.cloud.Quota;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import software.amazon.awssdk.services.autoscaling.model.DescribeAccountLimitsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Limit;
import software.amazon.awssdk.services.servicequotas.model.GetServiceQuotaRequest;
import software.amazon.awssdk.services.servicequotas.model.MetricInfo;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/** Limits of the account: from the service itself where it tells, otherwise from Service Quotas. */
record Quotas(Calls calls) {
    // https://docs.aws.amazon.com/general/latest/gr/ec2-service.html
    private static final String VCPUS = "L-1216C47A";
    private static final String IMAGES = "L-B665C33B";
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_Limit.html
    private static final String TARGET_GROUPS = "target-groups";
    private static final String TARGET_GROUPS_OF_ONE = "target-groups-per-application-load-balancer";
    /** Usage is published every few minutes. */
    private static final Duration RECENT = Duration.ofMinutes(30);

    Quota vcpus() {
        var quota = ofEc2(VCPUS);
        return new Quota(
                quota.quotaName() + " (vCPUs)",
                quota.value().longValue(),
                quota.usageMetric() == null ? OptionalLong.empty() : usage(quota.usageMetric()));
    }

    Quota images() {
        var quota = ofEc2(IMAGES);
        var own = new AwsImages(calls).tagged(Map.of()).size();
        return new Quota(quota.quotaName(), quota.value().longValue(), OptionalLong.of(own));
    }

    Quota groups() {
        var client = calls.target().autoScaling();
        var limits = calls.send(
                Api.DESCRIBE_SCALING_LIMITS,
                DescribeAccountLimitsRequest.builder().build(),
                client::describeAccountLimits);
        return new Quota(
                "Auto Scaling groups",
                limits.maxNumberOfAutoScalingGroups(),
                OptionalLong.of(limits.numberOfAutoScalingGroups()));
    }

    Quota targetGroups() {
        var used = new AwsTraffic(calls).taggedTargetGroups(Map.of()).size();
        return new Quota("target groups", ofLoadBalancing(TARGET_GROUPS), OptionalLong.of(used));
    }

    Quota targetGroupsOf(String loadBalancer) {
        var used = new AwsTraffic(calls)
                .taggedTargetGroups(Map.of()).stream()
                        .filter(group -> group.loadBalancer().equals(loadBalancer))
                        .count();
        return new Quota(
                "target groups of " + loadBalancer, ofLoadBalancing(TARGET_GROUPS_OF_ONE), OptionalLong.of(used));
    }

    private ServiceQuota ofEc2(String code) {
        var request = GetServiceQuotaRequest.builder()
                .serviceCode("ec2")
                .quotaCode(code)
                .build();
        var client = calls.target().serviceQuotas();
        return calls.send(Api.GET_SERVICE_QUOTA, request, client::getServiceQuota)
                .quota();
    }

    private OptionalLong usage(MetricInfo metric) {
        var query = new MetricQuery(
                "usage",
                metric.metricNamespace(),
                metric.metricName(),
                metric.metricDimensions(),
                metric.metricStatisticRecommendation());
        var now = calls.clock().instant();
        var values = new AwsMetrics(calls)
                .read(List.of(query), now.minus(RECENT), now, Duration.ofMinutes(5))
                .get(0)
                .values();
        return values.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Math.round(values.get(values.size() - 1)));
    }

    private long ofLoadBalancing(String name) {
        var request =
                software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeAccountLimitsRequest.builder()
                        .pageSize(400)
                        .build();
        var client = calls.target().loadBalancing();
        return calls.send(Api.DESCRIBE_BALANCING_LIMITS, request, client::describeAccountLimits).limits().stream()
                .filter(limit -> limit.name().equals(name))
                .map(Limit::max)
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow(() -> new CloudFault(
                        CloudFault.Kind.NOT_FOUND,
                        Api.DESCRIBE_BALANCING_LIMITS.action(),
                        "",
                        "Elastic Load Balancing names no limit " + name,
                        null));
    }
}
