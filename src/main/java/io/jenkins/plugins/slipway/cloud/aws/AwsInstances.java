package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.Instance;
import io.jenkins.plugins.slipway.cloud.Instances;
import io.jenkins.plugins.slipway.cloud.NewInstance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceStatusRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.InstanceStatus;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.SummaryStatus;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

/** {@link Instances} on EC2. */
record AwsInstances(Calls calls) implements Instances {
    @Override
    public Optional<Instance> find(String instanceId) {
        var request = DescribeInstancesRequest.builder().instanceIds(instanceId).build();
        return calls.find(Api.DESCRIBE_INSTANCES, request, ec2()::describeInstances)
                .map(AwsInstances::instancesOf)
                .map(this::withStatus)
                .flatMap(found -> found.stream().findFirst());
    }

    @Override
    public List<Instance> tagged(Map<String, String> tags) {
        return withStatus(list(request -> request.filters(Ec2Tags.filters(tags)))).stream()
                .filter(instance -> instance.state() != Instance.State.TERMINATED)
                .toList();
    }

    @Override
    public List<Instance> withTag(String key) {
        return withStatus(list(request -> request.filters(Ec2Tags.filter("tag-key", key)))).stream()
                .filter(instance -> instance.state() != Instance.State.TERMINATED)
                .toList();
    }

    @Override
    public List<Instance> runningFrom(String imageId) {
        return withStatus(list(request -> request.filters(
                Ec2Tags.filter("image-id", imageId), Ec2Tags.filter("instance-state-name", "pending", "running"))));
    }

    @Override
    public String launch(NewInstance order, String token) {
        return calls.send(Api.RUN_INSTANCES, launchOf(order, token).build(), ec2()::runInstances)
                .instances()
                .get(0)
                .instanceId();
    }

    @Override
    public void tryLaunch(NewInstance order, String token) {
        var request = launchOf(order, token).dryRun(true).build();
        DryRun.prove(() -> calls.send(Api.RUN_INSTANCES, request, ec2()::runInstances));
    }

    private static RunInstancesRequest.Builder launchOf(NewInstance order, String token) {
        var request = RunInstancesRequest.builder()
                .imageId(order.imageId())
                .instanceType(order.instanceType())
                .minCount(1)
                .maxCount(1)
                .clientToken(token)
                .metadataOptions(options -> options.httpTokens(HttpTokensState.REQUIRED))
                .tagSpecifications(Ec2Tags.atBirth(order.tags(), ResourceType.INSTANCE, ResourceType.VOLUME));
        order.subnet().ifPresent(request::subnetId);
        if (!order.securityGroups().isEmpty()) {
            request.securityGroupIds(order.securityGroups());
        }
        order.instanceProfile()
                .ifPresent(profile -> request.iamInstanceProfile(
                        named -> (profile.startsWith("arn:") ? named.arn(profile) : named.name(profile)).build()));
        return request;
    }

    @Override
    public void terminate(String instanceId) {
        var request =
                TerminateInstancesRequest.builder().instanceIds(instanceId).build();
        calls.find(Api.TERMINATE_INSTANCES, request, ec2()::terminateInstances);
    }

    private List<software.amazon.awssdk.services.ec2.model.Instance> list(
            Consumer<DescribeInstancesRequest.Builder> query) {
        return calls
                .<DescribeInstancesRequest, DescribeInstancesResponse,
                        software.amazon.awssdk.services.ec2.model.Instance>
                        all(
                                Api.DESCRIBE_INSTANCES,
                                token -> DescribeInstancesRequest.builder()
                                        .applyMutation(query)
                                        .nextToken(token)
                                        .build(),
                                ec2()::describeInstances,
                                AwsInstances::instancesOf,
                                DescribeInstancesResponse::nextToken);
    }

    private static List<software.amazon.awssdk.services.ec2.model.Instance> instancesOf(
            DescribeInstancesResponse answer) {
        return answer.reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();
    }

    private List<Instance> withStatus(List<software.amazon.awssdk.services.ec2.model.Instance> found) {
        var running = found.stream()
                .filter(instance -> instance.state().name() == InstanceStateName.RUNNING)
                .map(software.amazon.awssdk.services.ec2.model.Instance::instanceId)
                .toList();
        var ok = running.isEmpty() ? Set.<String>of() : passingBothChecks(running);
        return found.stream()
                .map(instance -> instance(instance, ok.contains(instance.instanceId())))
                .toList();
    }

    private Set<String> passingBothChecks(List<String> ids) {
        var request = DescribeInstanceStatusRequest.builder().instanceIds(ids).build();
        return calls.find(Api.DESCRIBE_INSTANCE_STATUS, request, ec2()::describeInstanceStatus).stream()
                .flatMap(answer -> answer.instanceStatuses().stream())
                .filter(status -> status.instanceStatus().status() == SummaryStatus.OK
                        && status.systemStatus().status() == SummaryStatus.OK)
                .map(InstanceStatus::instanceId)
                .collect(Collectors.toSet());
    }

    private static Instance instance(software.amazon.awssdk.services.ec2.model.Instance found, boolean statusOk) {
        return new Instance(
                found.instanceId(),
                state(found.state().name()),
                found.imageId(),
                found.launchTime() == null ? Instant.EPOCH : found.launchTime(),
                statusOk,
                Ec2Tags.read(found.tags()));
    }

    private static Instance.State state(InstanceStateName name) {
        return switch (name) {
            case PENDING, UNKNOWN_TO_SDK_VERSION -> Instance.State.PENDING;
            case RUNNING -> Instance.State.RUNNING;
            case STOPPING -> Instance.State.STOPPING;
            case STOPPED -> Instance.State.STOPPED;
            case SHUTTING_DOWN -> Instance.State.SHUTTING_DOWN;
            case TERMINATED -> Instance.State.TERMINATED;
        };
    }

    private Ec2Client ec2() {
        return calls.target().ec2();
    }
}
