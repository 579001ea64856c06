package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Paths and verbs of EventBridge Scheduler. */
final class RestRoutes {
    private static final Pattern PATH = Pattern.compile("/(schedules|schedule-groups|tags)(?:/(.+))?");
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("POST schedules/", "CreateSchedule"),
            Map.entry("GET schedules/", "GetSchedule"),
            Map.entry("PUT schedules/", "UpdateSchedule"),
            Map.entry("DELETE schedules/", "DeleteSchedule"),
            Map.entry("GET schedules", "ListSchedules"),
            Map.entry("POST schedule-groups/", "CreateScheduleGroup"),
            Map.entry("GET schedule-groups/", "GetScheduleGroup"),
            Map.entry("DELETE schedule-groups/", "DeleteScheduleGroup"),
            Map.entry("GET schedule-groups", "ListScheduleGroups"),
            Map.entry("GET tags/", "ListTagsForResource"),
            Map.entry("POST tags/", "TagResource"),
            Map.entry("DELETE tags/", "UntagResource"));
    /** Query parameters whose names differ from the model's members. */
    private static final Map<String, String> MEMBERS =
            Map.of("groupName", "GroupName", "clientToken", "ClientToken", "ScheduleGroup", "GroupName");

    /** An action with the parameters that the address carries. */
    record Route(String action, Map<String, Object> params) {}

    private RestRoutes() {}

    static boolean covers(String path) {
        return PATH.matcher(path).matches();
    }

    /** @throws WorldFault when the service has no such path */
    static Route of(Request request) {
        var path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw unknown(request);
        }
        var named = path.group(2) != null;
        var action = ACTIONS.get(request.method() + " " + path.group(1) + (named ? "/" : ""));
        if (action == null) {
            throw unknown(request);
        }
        var params = new HashMap<String, Object>();
        if (named) {
            var label = path.group(1).equals("tags") ? "ResourceArn" : "Name";
            params.put(label, QueryForm.decoded(path.group(2).replace("+", "%2B")));
        }
        var fields = new HashMap<String, String>();
        QueryForm.split(request.query(), fields);
        fields.forEach((name, value) -> params.put(MEMBERS.getOrDefault(name, name), value));
        return new Route(action, params);
    }

    private static WorldFault unknown(Request request) {
        return new WorldFault(
                "UnknownOperationException",
                "scheduler has no operation at %s %s.".formatted(request.method(), request.path()),
                404);
    }
}
