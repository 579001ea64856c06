package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Fleets;
import io.jenkins.plugins.slipway.cloud.NewFleet;
import io.jenkins.plugins.slipway.cloud.Refresh;
import io.jenkins.plugins.slipway.cloud.RefreshOrder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CancelInstanceRefreshRequest;
import software.amazon.awssdk.services.autoscaling.model.CreateOrUpdateTagsRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteTagsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeInstanceRefreshesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeInstanceRefreshesResponse;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefresh;
import software.amazon.awssdk.services.autoscaling.model.ResumeProcessesRequest;
import software.amazon.awssdk.services.autoscaling.model.RollbackInstanceRefreshRequest;
import software.amazon.awssdk.services.autoscaling.model.SetInstanceProtectionRequest;
import software.amazon.awssdk.services.autoscaling.model.SuspendProcessesRequest;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;

/** {@link Fleets} on EC2 Auto Scaling. */
record AwsFleets(Calls calls) implements Fleets {
    private static final int PROTECTED_AT_ONCE = 50;

    @Override
    public Optional<Fleet> find(String group) {
        return group(group).map(Groups::fleet);
    }

    @Override
    public List<Fleet> tagged(Map<String, String> tags) {
        var filters = tags.entrySet().stream()
                .map(tag -> Filter.builder()
                        .name("tag:" + tag.getKey())
                        .values(tag.getValue())
                        .build())
                .toList();
        return calls
                .<DescribeAutoScalingGroupsRequest, DescribeAutoScalingGroupsResponse, AutoScalingGroup>all(
                        Api.DESCRIBE_AUTO_SCALING_GROUPS,
                        token -> DescribeAutoScalingGroupsRequest.builder()
                                .filters(filters)
                                .nextToken(token)
                                .build(),
                        autoScaling()::describeAutoScalingGroups,
                        DescribeAutoScalingGroupsResponse::autoScalingGroups,
                        DescribeAutoScalingGroupsResponse::nextToken)
                .stream()
                .map(Groups::fleet)
                .toList();
    }

    @Override
    public void create(NewFleet order) {
        var request = Groups.like(required(order.like()), order);
        calls.send(Api.CREATE_AUTO_SCALING_GROUP, request, autoScaling()::createAutoScalingGroup);
    }

    @Override
    public void resize(String group, int min, int desired, int max) {
        var request = UpdateAutoScalingGroupRequest.builder()
                .autoScalingGroupName(group)
                .minSize(min)
                .desiredCapacity(desired)
                .maxSize(max)
                .build();
        calls.send(Api.UPDATE_AUTO_SCALING_GROUP, request, autoScaling()::updateAutoScalingGroup);
    }

    @Override
    public void setMin(String group, int min) {
        var request = UpdateAutoScalingGroupRequest.builder()
                .autoScalingGroupName(group)
                .minSize(min)
                .build();
        calls.send(Api.UPDATE_AUTO_SCALING_GROUP, request, autoScaling()::updateAutoScalingGroup);
    }

    /** A second deletion may be refused while the first is under way: that, too, is a group that goes. */
    @Override
    public void delete(String group) {
        var request = DeleteAutoScalingGroupRequest.builder()
                .autoScalingGroupName(group)
                .forceDelete(true)
                .build();
        try {
            calls.find(Api.DELETE_AUTO_SCALING_GROUP, request, autoScaling()::deleteAutoScalingGroup);
        } catch (CloudFault fault) {
            var refused = fault.kind() == CloudFault.Kind.BUSY || fault.kind() == CloudFault.Kind.INVALID;
            if (!refused || !group(group).map(Groups::going).orElse(true)) {
                throw fault;
            }
        }
    }

    /** No names would mean all processes to AWS. */
    @Override
    public void suspend(String group, Set<String> processes) {
        if (processes.isEmpty()) {
            return;
        }
        var request = SuspendProcessesRequest.builder()
                .autoScalingGroupName(group)
                .scalingProcesses(processes)
                .build();
        calls.send(Api.SUSPEND_PROCESSES, request, autoScaling()::suspendProcesses);
    }

    @Override
    public void resume(String group, Set<String> processes) {
        if (processes.isEmpty()) {
            return;
        }
        var request = ResumeProcessesRequest.builder()
                .autoScalingGroupName(group)
                .scalingProcesses(processes)
                .build();
        calls.send(Api.RESUME_PROCESSES, request, autoScaling()::resumeProcesses);
    }

    /** AWS takes 50 ids at a time. */
    @Override
    public boolean protect(String group, Set<String> instanceIds) {
        var ids = instanceIds.stream().sorted().toList();
        try {
            for (int from = 0; from < ids.size(); from += PROTECTED_AT_ONCE) {
                var request = SetInstanceProtectionRequest.builder()
                        .autoScalingGroupName(group)
                        .instanceIds(ids.subList(from, Math.min(ids.size(), from + PROTECTED_AT_ONCE)))
                        .protectedFromScaleIn(true)
                        .build();
                calls.send(Api.SET_INSTANCE_PROTECTION, request, autoScaling()::setInstanceProtection);
            }
            return true;
        } catch (CloudFault fault) {
            if (fault.kind() == CloudFault.Kind.INVALID) {
                return false;
            }
            throw fault;
        }
    }

    @Override
    public void tag(String group, Map<String, String> tags) {
        var request = CreateOrUpdateTagsRequest.builder()
                .tags(Groups.tags(group, tags, false))
                .build();
        calls.send(Api.CREATE_OR_UPDATE_TAGS, request, autoScaling()::createOrUpdateTags);
    }

    @Override
    public void untag(String group, Set<String> keys) {
        var request =
                DeleteTagsRequest.builder().tags(Groups.tagKeys(group, keys)).build();
        calls.find(Api.DELETE_TAGS, request, autoScaling()::deleteTags);
    }

    @Override
    public List<Refresh> refreshes(String group) {
        return calls
                .<DescribeInstanceRefreshesRequest, DescribeInstanceRefreshesResponse, InstanceRefresh>all(
                        Api.DESCRIBE_INSTANCE_REFRESHES,
                        token -> DescribeInstanceRefreshesRequest.builder()
                                .autoScalingGroupName(group)
                                .nextToken(token)
                                .build(),
                        autoScaling()::describeInstanceRefreshes,
                        DescribeInstanceRefreshesResponse::instanceRefreshes,
                        DescribeInstanceRefreshesResponse::nextToken)
                .stream()
                .map(found -> Refreshes.refresh(found, calls.clock().instant()))
                .sorted(Comparator.comparing(Refresh::startedAt).reversed())
                .toList();
    }

    @Override
    public String startRefresh(RefreshOrder order) {
        var request = Refreshes.start(order, required(order.group()));
        return calls.send(Api.START_INSTANCE_REFRESH, request, autoScaling()::startInstanceRefresh)
                .instanceRefreshId();
    }

    @Override
    public boolean cancelRefresh(String group) {
        var request = CancelInstanceRefreshRequest.builder()
                .autoScalingGroupName(group)
                .build();
        return calls.find(Api.CANCEL_INSTANCE_REFRESH, request, autoScaling()::cancelInstanceRefresh)
                .isPresent();
    }

    @Override
    public boolean rollbackRefresh(String group) {
        var request = RollbackInstanceRefreshRequest.builder()
                .autoScalingGroupName(group)
                .build();
        try {
            return calls.find(Api.ROLLBACK_INSTANCE_REFRESH, request, autoScaling()::rollbackInstanceRefresh)
                    .isPresent();
        } catch (CloudFault fault) {
            if (Refreshes.irreversible(fault)) {
                return false;
            }
            throw fault;
        }
    }

    private Optional<AutoScalingGroup> group(String name) {
        var request = DescribeAutoScalingGroupsRequest.builder()
                .autoScalingGroupNames(name)
                .build();
        return calls.find(Api.DESCRIBE_AUTO_SCALING_GROUPS, request, autoScaling()::describeAutoScalingGroups).stream()
                .flatMap(answer -> answer.autoScalingGroups().stream())
                .findFirst();
    }

    private AutoScalingGroup required(String name) {
        return group(name)
                .orElseThrow(() -> new CloudFault(
                        CloudFault.Kind.NOT_FOUND,
                        Api.DESCRIBE_AUTO_SCALING_GROUPS.action(),
                        "",
                        "There is no Auto Scaling group '" + name + "' in "
                                + calls.target().region() + ".",
                        null));
    }

    private AutoScalingClient autoScaling() {
        return calls.target().autoScaling();
    }
}
