package io.jenkins.plugins.slipway.cloud.aws;

import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Refresh;
import io.jenkins.plugins.slipway.cloud.RefreshOrder;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.AlarmSpecification;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DesiredConfiguration;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefresh;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.RefreshPreferences;
import software.amazon.awssdk.services.autoscaling.model.ScaleInProtectedInstances;
import software.amazon.awssdk.services.autoscaling.model.StandbyInstances;
import software.amazon.awssdk.services.autoscaling.model.StartInstanceRefreshRequest;

/** Instance refreshes between AWS's words and ours. */
final class Refreshes {
    private Refreshes() {}

    /** @param now stands for the start of one that is pending: it has not begun yet */
    static Refresh refresh(InstanceRefresh found, Instant now) {
        return new Refresh(
                found.instanceRefreshId(),
                found.autoScalingGroupName(),
                state(found),
                found.statusReason() == null ? "" : found.statusReason(),
                found.percentageComplete() == null ? 0 : found.percentageComplete(),
                found.instancesToUpdate() == null ? 0 : found.instancesToUpdate(),
                found.startTime() == null ? now : found.startTime(),
                Optional.ofNullable(found.endTime()),
                Optional.ofNullable(found.desiredConfiguration())
                        .flatMap(Refreshes::template)
                        .map(LaunchTemplateSpecification::version));
    }

    static StartInstanceRefreshRequest start(RefreshOrder order, AutoScalingGroup group) {
        return StartInstanceRefreshRequest.builder()
                .autoScalingGroupName(order.group())
                .desiredConfiguration(desired(order, group))
                .preferences(preferences(order))
                .build();
    }

    /** {@code IrreversibleInstanceRefresh}: from a parameter's image, {@code $Latest}, or too late. */
    static boolean irreversible(CloudFault fault) {
        return fault.code().startsWith("IrreversibleInstanceRefresh");
    }

    /** A group with a mix of instance types takes its version inside the mix, and refuses it beside. */
    private static DesiredConfiguration desired(RefreshOrder order, AutoScalingGroup group) {
        var version = Groups.version(order.templateId(), order.templateVersion());
        var desired = DesiredConfiguration.builder();
        return group.mixedInstancesPolicy() == null
                ? desired.launchTemplate(version).build()
                : desired.mixedInstancesPolicy(Groups.with(group.mixedInstancesPolicy(), version))
                        .build();
    }

    private static RefreshPreferences preferences(RefreshOrder order) {
        var preferences = RefreshPreferences.builder()
                .minHealthyPercentage(order.minHealthy())
                .maxHealthyPercentage(order.maxHealthy())
                .skipMatching(order.skipMatching())
                .autoRollback(order.autoRollback())
                .scaleInProtectedInstances(
                        switch (order.onProtected()) {
                            case REPLACE -> ScaleInProtectedInstances.REFRESH;
                            case WAIT -> ScaleInProtectedInstances.WAIT;
                        })
                .standbyInstances(
                        switch (order.onStandby()) {
                            case KEEP -> StandbyInstances.IGNORE;
                            case TERMINATE -> StandbyInstances.TERMINATE;
                        });
        order.warmup().ifPresent(warmup -> preferences.instanceWarmup(Math.toIntExact(warmup.toSeconds())));
        if (!order.checkpoints().isEmpty()) {
            preferences.checkpointPercentages(order.checkpoints());
            order.checkpointDelay().ifPresent(delay -> preferences.checkpointDelay(Math.toIntExact(delay.toSeconds())));
        }
        if (!order.bakeTime().isZero()) {
            preferences.bakeTime(Math.toIntExact(order.bakeTime().toSeconds()));
        }
        if (!order.alarms().isEmpty()) {
            preferences.alarmSpecification(
                    AlarmSpecification.builder().alarms(order.alarms()).build());
        }
        return preferences.build();
    }

    private static Optional<LaunchTemplateSpecification> template(DesiredConfiguration desired) {
        return Optional.ofNullable(desired.launchTemplate())
                .or(() -> Optional.ofNullable(desired.mixedInstancesPolicy())
                        .map(policy -> policy.launchTemplate().launchTemplateSpecification()));
    }

    private static Refresh.State state(InstanceRefresh found) {
        return switch (found.status()) {
            case PENDING -> Refresh.State.PENDING;
            case IN_PROGRESS -> Refresh.State.IN_PROGRESS;
            case BAKING -> Refresh.State.BAKING;
            case SUCCESSFUL -> Refresh.State.SUCCESSFUL;
            case FAILED -> Refresh.State.FAILED;
            case CANCELLING -> Refresh.State.CANCELLING;
            case CANCELLED -> Refresh.State.CANCELLED;
            case ROLLBACK_IN_PROGRESS -> Refresh.State.ROLLBACK_IN_PROGRESS;
            case ROLLBACK_SUCCESSFUL -> Refresh.State.ROLLBACK_SUCCESSFUL;
            case ROLLBACK_FAILED -> Refresh.State.ROLLBACK_FAILED;
            // A state that AWS adds later locks the group until it is known to have ended.
            case UNKNOWN_TO_SDK_VERSION -> found.endTime() == null ? Refresh.State.IN_PROGRESS : Refresh.State.FAILED;
        };
    }
}
