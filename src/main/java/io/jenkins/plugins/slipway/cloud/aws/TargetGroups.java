package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.TargetGroup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** Target groups, each with what AWS keeps apart: attributes and tags. */
record TargetGroups(Calls calls) {
    private static final int ARNS_PER_CALL = 20;
    private static final String DELAY = "deregistration_delay.timeout_seconds";
    private static final String DEFAULT_DELAY = "300";
    private static final String STICKY = "stickiness.enabled";

    Optional<TargetGroup> find(Consumer<DescribeTargetGroupsRequest.Builder> query) {
        return raw(query).flatMap(this::complete);
    }

    List<TargetGroup> tagged(Predicate<Map<String, String>> wanted) {
        var all = calls
                .<DescribeTargetGroupsRequest, DescribeTargetGroupsResponse,
                        software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup>
                        all(
                                Api.DESCRIBE_TARGET_GROUPS,
                                token -> DescribeTargetGroupsRequest.builder()
                                        .marker(token)
                                        .build(),
                                elb()::describeTargetGroups,
                                DescribeTargetGroupsResponse::targetGroups,
                                DescribeTargetGroupsResponse::nextMarker)
                .stream()
                .collect(Collectors.toMap(group -> group.targetGroupArn(), group -> group, (a, b) -> a, TreeMap::new));
        return tags(List.copyOf(all.keySet())).entrySet().stream()
                .filter(tags -> wanted.test(tags.getValue()))
                .flatMap(tags -> complete(all.get(tags.getKey())).stream())
                .toList();
    }

    /** Attributes follow the creation in a call of their own, which may be repeated. */
    String create(String name, String like, Map<String, String> tags) {
        var old = raw(request -> request.targetGroupArns(like)).orElseThrow(() -> missing(like));
        var attributes = attributes(like);
        var request = CreateTargetGroupRequest.builder()
                .name(name)
                .protocol(old.protocolAsString())
                .protocolVersion(old.protocolVersion())
                .port(old.port())
                .vpcId(old.vpcId())
                .targetType(old.targetTypeAsString())
                .ipAddressType(old.ipAddressTypeAsString())
                .healthCheckProtocol(old.healthCheckProtocolAsString())
                .healthCheckPort(old.healthCheckPort())
                .healthCheckEnabled(old.healthCheckEnabled())
                .healthCheckPath(old.healthCheckPath())
                .healthCheckIntervalSeconds(old.healthCheckIntervalSeconds())
                .healthCheckTimeoutSeconds(old.healthCheckTimeoutSeconds())
                .healthyThresholdCount(old.healthyThresholdCount())
                .unhealthyThresholdCount(old.unhealthyThresholdCount())
                .matcher(old.matcher());
        if (!tags.isEmpty()) {
            request.tags(tags.entrySet().stream()
                    .map(tag -> Tag.builder()
                            .key(tag.getKey())
                            .value(tag.getValue())
                            .build())
                    .toList());
        }
        var arn = calls.send(Api.CREATE_TARGET_GROUP, request.build(), elb()::createTargetGroup)
                .targetGroups()
                .get(0)
                .targetGroupArn();
        if (!attributes.isEmpty()) {
            var sameAttributes = ModifyTargetGroupAttributesRequest.builder()
                    .targetGroupArn(arn)
                    .attributes(attributes)
                    .build();
            calls.send(Api.MODIFY_TARGET_GROUP_ATTRIBUTES, sameAttributes, elb()::modifyTargetGroupAttributes);
        }
        return arn;
    }

    void delete(String arn) {
        var request = DeleteTargetGroupRequest.builder().targetGroupArn(arn).build();
        calls.find(Api.DELETE_TARGET_GROUP, request, elb()::deleteTargetGroup);
    }

    private Optional<software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup> raw(
            Consumer<DescribeTargetGroupsRequest.Builder> query) {
        var request = DescribeTargetGroupsRequest.builder().applyMutation(query).build();
        return calls.find(Api.DESCRIBE_TARGET_GROUPS, request, elb()::describeTargetGroups).stream()
                .flatMap(answer -> answer.targetGroups().stream())
                .findFirst();
    }

    /** Empty when it went away between the calls. */
    private Optional<TargetGroup> complete(
            software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup found) {
        var arn = found.targetGroupArn();
        try {
            var attributes = attributes(arn).stream()
                    .collect(Collectors.toMap(TargetGroupAttribute::key, TargetGroupAttribute::value));
            return Optional.of(new TargetGroup(
                    arn,
                    found.targetGroupName(),
                    found.loadBalancerArns().stream()
                            .findFirst()
                            .map(TargetGroups::suffix)
                            .orElse(""),
                    Duration.ofSeconds(Long.parseLong(attributes.getOrDefault(DELAY, DEFAULT_DELAY))),
                    Boolean.parseBoolean(attributes.getOrDefault(STICKY, "false")),
                    tags(List.of(arn)).getOrDefault(arn, Map.of())));
        } catch (CloudFault fault) {
            if (fault.kind() == CloudFault.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    private List<TargetGroupAttribute> attributes(String arn) {
        var request = DescribeTargetGroupAttributesRequest.builder()
                .targetGroupArn(arn)
                .build();
        return calls.send(Api.DESCRIBE_TARGET_GROUP_ATTRIBUTES, request, elb()::describeTargetGroupAttributes)
                .attributes();
    }

    private Map<String, Map<String, String>> tags(List<String> arns) {
        var tags = new HashMap<String, Map<String, String>>();
        for (int start = 0; start < arns.size(); start += ARNS_PER_CALL) {
            var request = DescribeTagsRequest.builder()
                    .resourceArns(arns.subList(start, Math.min(arns.size(), start + ARNS_PER_CALL)))
                    .build();
            calls.send(Api.DESCRIBE_ELB_TAGS, request, elb()::describeTags)
                    .tagDescriptions()
                    .forEach(description -> tags.put(
                            description.resourceArn(),
                            description.tags().stream()
                                    .collect(Collectors.toMap(Tag::key, Tag::value, (a, b) -> b, TreeMap::new))));
        }
        return tags;
    }

    private CloudFault missing(String arn) {
        return new CloudFault(
                CloudFault.Kind.NOT_FOUND,
                Api.DESCRIBE_TARGET_GROUPS.action(),
                "TargetGroupNotFound",
                "There is no target group " + arn + " in " + calls.target().region() + " to make another like it.",
                null);
    }

    private static String suffix(String loadBalancerArn) {
        return loadBalancerArn.substring(loadBalancerArn.indexOf("loadbalancer/") + "loadbalancer/".length());
    }

    private ElasticLoadBalancingV2Client elb() {
        return calls.target().loadBalancing();
    }
}
