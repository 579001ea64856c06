package io.jenkins.plugins.slipway.rehearsal.wire.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.Activity;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import java.util.Comparator;
import java.util.stream.Stream;

/** The activity history. */
final class ActivityCalls {
    private ActivityCalls() {}

    static void register(AutoScalingService.Table table) {
        table.put("DescribeScalingActivities", ActivityCalls::describe);
    }

    private static Answer describe(AutoScaling autoScaling, Params params) {
        var ids = params.texts("ActivityIds");
        var group = params.text(Requests.GROUP);
        Requests.onlyFalse(params, "IncludeDeletedGroups");
        var activities = group.map(Stream::of)
                .orElseGet(() -> autoScaling.describeGroups().stream().map(each -> each.name()))
                .flatMap(name -> autoScaling.activities(name).stream())
                .filter(activity -> ids.isEmpty() || ids.contains(activity.id()))
                .sorted(Comparator.comparing(Activity::start).reversed())
                .toList();
        return Paging.of(params, 100).answer("Activities", activities, ActivityCalls::activity);
    }

    static Answer activity(Activity activity) {
        return Answer.empty()
                .with("ActivityId", activity.id())
                .with("AutoScalingGroupName", activity.group())
                .with("Description", activity.description())
                .with("Cause", activity.cause())
                .with("StartTime", activity.start())
                .with("EndTime", activity.end())
                .with("StatusCode", activity.status())
                .with("StatusMessage", activity.message())
                .with("Progress", activity.progress())
                .with("Details", activity.details());
    }
}
