package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The activities of one group; those of the last six weeks are kept [API_DescribeScalingActivities]. */
final class ActivityLog {
    static final Duration KEPT = Duration.ofDays(42);
    private final Region region;
    private final String group;
    private final Map<String, Activity> activities = new LinkedHashMap<>();

    ActivityLog(Region region, String group) {
        this.region = region;
        this.group = group;
    }

    /** Begins an activity and returns its id. */
    String begin(String description, String cause, String zone) {
        var now = region.world().now();
        var activity = new Activity(
                Ids.uuid(region, "activity"),
                group,
                description,
                "At " + Ids.seconds(now) + " " + cause,
                now,
                null,
                "InProgress",
                null,
                30,
                "{\"Availability Zone\":\"" + zone + "\"}");
        activities.put(activity.id(), activity);
        return activity.id();
    }

    void status(String id, String status, int progress) {
        activities.computeIfPresent(id, (key, activity) -> activity.status(status, progress));
    }

    void describe(String id, String description) {
        activities.computeIfPresent(id, (key, activity) -> activity.described(description));
    }

    void succeed(String id) {
        end(id, "Successful", null);
    }

    void fail(String id, String message) {
        end(id, "Failed", message);
    }

    Activity get(String id) {
        return activities.get(id);
    }

    boolean busy() {
        return activities.values().stream().anyMatch(activity -> !activity.over());
    }

    /** Newest first. */
    List<Activity> recent() {
        var oldest = region.world().now().minus(KEPT);
        activities
                .values()
                .removeIf(activity -> activity.over() && activity.start().isBefore(oldest));
        var recent = new ArrayList<>(activities.values());
        Collections.reverse(recent);
        return recent;
    }

    private void end(String id, String status, String message) {
        var now = region.world().now();
        activities.computeIfPresent(id, (key, activity) -> activity.ended(now, status, message));
    }
}
