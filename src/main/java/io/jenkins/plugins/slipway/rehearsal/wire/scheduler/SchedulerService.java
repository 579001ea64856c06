package io.jenkins.plugins.slipway.rehearsal.wire.scheduler;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.wire.Call;
import io.jenkins.plugins.slipway.rehearsal.wire.Params;
import io.jenkins.plugins.slipway.rehearsal.wire.Service;
import io.jenkins.plugins.slipway.rehearsal.world.Page;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.scheduler.Schedule;
import io.jenkins.plugins.slipway.rehearsal.world.scheduler.Schedules;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** EventBridge Scheduler in front of a world whose regions have {@link Schedules}. */
public final class SchedulerService implements Service {
    private static final int LARGEST_PAGE = 100;
    private final World world;
    private final Map<String, Handler> handlers = new HashMap<>();

    public SchedulerService(World world) {
        this.world = world;
        handlers.put("CreateSchedule", this::create);
        handlers.put("GetSchedule", this::get);
        handlers.put("UpdateSchedule", this::update);
        handlers.put("DeleteSchedule", this::delete);
        handlers.put("ListSchedules", this::list);
    }

    @Override
    public String name() {
        return "scheduler";
    }

    @Override
    public Optional<Handler> handler(String action) {
        return Optional.ofNullable(handlers.get(action));
    }

    private Answer create(Call call) {
        var params = call.params();
        var token = params.text("ClientToken").orElse(null);
        var wanted = read(params);
        params.nothingElse();
        return Answer.empty()
                .with("ScheduleArn", schedules(call).create(wanted, token).arn());
    }

    private Answer update(Call call) {
        var params = call.params();
        params.ignore("ClientToken");
        var wanted = read(params);
        params.nothingElse();
        return Answer.empty().with("ScheduleArn", schedules(call).update(wanted).arn());
    }

    private Answer get(Call call) {
        inDefaultGroup(call.params());
        var schedule = schedules(call).described(call.params().required("Name"));
        var target = schedule.target();
        return summary(schedule)
                .with("Description", schedule.description())
                .with("ScheduleExpression", schedule.expression())
                .with("ScheduleExpressionTimezone", schedule.zone().getId())
                .with("ActionAfterCompletion", schedule.deletedAfterwards() ? "DELETE" : "NONE")
                .with(
                        "FlexibleTimeWindow",
                        schedule.flexibleMinutes() == 0
                                ? Answer.empty().with("Mode", "OFF")
                                : Answer.empty()
                                        .with("Mode", "FLEXIBLE")
                                        .with("MaximumWindowInMinutes", schedule.flexibleMinutes()))
                .with(
                        "Target",
                        Answer.empty()
                                .with("Arn", target.arn())
                                .with("RoleArn", target.role())
                                .with("Input", target.input())
                                .with(
                                        "RetryPolicy",
                                        Answer.empty()
                                                .with("MaximumEventAgeInSeconds", target.ageSeconds())
                                                .with("MaximumRetryAttempts", target.retries())));
    }

    private Answer delete(Call call) {
        var params = call.params();
        params.ignore("ClientToken");
        inDefaultGroup(params);
        var name = params.required("Name");
        params.nothingElse();
        schedules(call).delete(name);
        return Answer.empty();
    }

    private Answer list(Call call) {
        var params = call.params();
        inDefaultGroup(params);
        var prefix = params.text("NamePrefix");
        var state = params.text("State");
        int size = params.integer("MaxResults").orElse(LARGEST_PAGE);
        if (size < 1 || size > LARGEST_PAGE) {
            throw invalid("MaxResults must be 1 to " + LARGEST_PAGE + ", not " + size + ".");
        }
        var found = schedules(call).described().stream()
                .filter(schedule -> prefix.map(schedule.name()::startsWith).orElse(true))
                .filter(schedule -> state.map(state(schedule)::equals).orElse(true))
                .toList();
        var page = Page.of(found, params.text("NextToken").orElse(null), size, "ValidationException");
        return Answer.empty()
                .with(
                        "Schedules",
                        page.items().stream()
                                .map(schedule -> summary(schedule)
                                        .with(
                                                "Target",
                                                Answer.empty()
                                                        .with(
                                                                "Arn",
                                                                schedule.target()
                                                                        .arn())))
                                .toList())
                .with("NextToken", page.next());
    }

    private static Answer summary(Schedule schedule) {
        return Answer.empty()
                .with("Arn", schedule.arn())
                .with("Name", schedule.name())
                .with("GroupName", Schedules.GROUP)
                .with("State", state(schedule))
                .with("CreationDate", schedule.createdAt())
                .with("LastModificationDate", schedule.modifiedAt());
    }

    private static String state(Schedule schedule) {
        return schedule.enabled() ? "ENABLED" : "DISABLED";
    }

    private static Schedule read(Params params) {
        inDefaultGroup(params);
        var target = params.structure("Target").orElseThrow(() -> invalid("A Target must be specified."));
        var retries = target.structure("RetryPolicy");
        return new Schedule(
                null,
                params.required("Name"),
                params.text("Description").orElse(null),
                params.required("ScheduleExpression"),
                zone(params.text("ScheduleExpressionTimezone").orElse("UTC")),
                oneOf(params, "State", "ENABLED", "DISABLED").equals("ENABLED"),
                window(params),
                oneOf(params, "ActionAfterCompletion", "NONE", "DELETE").equals("DELETE"),
                new Schedule.Target(
                        target.required("Arn"),
                        target.required("RoleArn"),
                        target.text("Input").orElse(null),
                        within(retries, "MaximumEventAgeInSeconds", 60, 86_400),
                        within(retries, "MaximumRetryAttempts", 0, 185)),
                null,
                null);
    }

    private static int window(Params params) {
        var window = params.structure("FlexibleTimeWindow")
                .orElseThrow(() -> invalid("A FlexibleTimeWindow must be specified."));
        var minutes = within(Optional.of(window), "MaximumWindowInMinutes", 1, 1_440);
        var off = window.required("Mode").equals("OFF");
        if (off != (minutes == null)) {
            throw invalid("MaximumWindowInMinutes belongs to a FlexibleTimeWindow of mode FLEXIBLE, and only there.");
        }
        return off ? 0 : minutes;
    }

    private static Integer within(Optional<Params> params, String name, int from, int to) {
        var value = params.flatMap(given -> given.integer(name)).orElse(null);
        if (value != null && (value < from || value > to)) {
            throw invalid(name + " must be " + from + " to " + to + ", not " + value + ".");
        }
        return value;
    }

    /** The first one is the default. */
    private static String oneOf(Params params, String name, String standard, String other) {
        var value = params.text(name).orElse(standard);
        if (!value.equals(standard) && !value.equals(other)) {
            throw invalid(name + " must be " + standard + " or " + other + ", not " + value + ".");
        }
        return value;
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            var fault = invalid("The provided ScheduleExpressionTimezone " + name + " is not valid.");
            fault.initCause(unknown);
            throw fault;
        }
    }

    private static void inDefaultGroup(Params params) {
        var group = params.text("GroupName").orElse(Schedules.GROUP);
        if (!group.equals(Schedules.GROUP)) {
            throw new WorldFault("ResourceNotFoundException", "Schedule group " + group + " does not exist.", 404);
        }
    }

    private static WorldFault invalid(String message) {
        return new WorldFault("ValidationException", message);
    }

    private Schedules schedules(Call call) {
        return call.in(world).get(Schedules.class);
    }
}
