package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.RefreshPreferences;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.RefreshView;

/** Instance refreshes as the API shows them; ProgressDetails are for groups with a warm pool, which this world has not. */
final class RefreshAnswers {
    private RefreshAnswers() {}

    static Answer refresh(RefreshView refresh) {
        return Answer.empty()
                .with("InstanceRefreshId", refresh.id())
                .with("AutoScalingGroupName", refresh.group())
                .with("Status", refresh.state().word())
                .with("StatusReason", refresh.reason().orElse(null))
                .with("StartTime", refresh.started().orElse(null))
                .with("EndTime", refresh.ended().orElse(null))
                .with("PercentageComplete", refresh.percentComplete())
                .with("InstancesToUpdate", refresh.instancesToUpdate())
                .with("Preferences", preferences(refresh.preferences()))
                .with(
                        "DesiredConfiguration",
                        refresh.desired()
                                .map(source -> Answer.empty().with("LaunchTemplate", GroupAnswers.launchSource(source)))
                                .orElse(null))
                .with(
                        "RollbackDetails",
                        refresh.rollback().map(RefreshAnswers::rollback).orElse(null))
                .with("Strategy", "Rolling");
    }

    private static Answer rollback(RefreshView.Rollback rollback) {
        return Answer.empty()
                .with("RollbackReason", rollback.reason())
                .with("RollbackStartTime", rollback.started())
                .with("PercentageCompleteOnRollback", rollback.percentComplete())
                .with("InstancesToUpdateOnRollback", rollback.instancesToUpdate());
    }

    private static Answer preferences(RefreshPreferences preferences) {
        boolean stops = !preferences.checkpoints().isEmpty();
        return Answer.empty()
                .with("MinHealthyPercentage", preferences.range().min())
                .with(
                        "MaxHealthyPercentage",
                        preferences.range().maxGiven() ? preferences.range().max() : null)
                .with("InstanceWarmup", GroupAnswers.seconds(preferences.warmup()))
                .with("CheckpointPercentages", stops ? preferences.checkpoints() : null)
                .with("CheckpointDelay", stops ? GroupAnswers.seconds(preferences.checkpointDelay()) : null)
                .with("SkipMatching", preferences.skipMatching())
                .with("AutoRollback", preferences.autoRollback())
                .with(
                        "ScaleInProtectedInstances",
                        preferences.protectedInstances().word("Refresh"))
                .with("StandbyInstances", preferences.standbyInstances().word("Terminate"))
                .with("AlarmSpecification", Answer.empty().with("Alarms", preferences.alarms()))
                .with("BakeTime", GroupAnswers.seconds(preferences.bakeTime()));
    }
}
