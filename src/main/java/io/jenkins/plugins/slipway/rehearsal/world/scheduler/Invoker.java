package io.jenkins.plugins.slipway.rehearsal.world.scheduler;

import io.jenkins.plugins.slipway.rehearsal.world.Eventual;
import io.jenkins.plugins.slipway.rehearsal.world.Invocations;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls targets when their schedules are due: within the minute that was named ("Schedule types", 60 second precision), again
 * with growing pauses until attempts or the event's age are used up ("RetryPolicy"). A schedule that was changed, disabled or
 * deleted in the meantime calls nothing.
 */
final class Invoker {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int PRECISION_SECONDS = 60;
    private final Region region;
    private final Eventual<Schedule> schedules;
    private final List<Delivery> deliveries = new ArrayList<>();

    Invoker(Region region, Eventual<Schedule> schedules) {
        this.region = region;
        this.schedules = schedules;
    }

    void expect(Schedule schedule) {
        var spread = PRECISION_SECONDS + schedule.flexibleMinutes() * 60L;
        var chance = region.world().chance("schedule/" + schedule.arn() + "/" + schedule.modifiedAt());
        var due = schedule.due();
        if (due.plusSeconds(PRECISION_SECONDS).isAfter(schedule.modifiedAt())) {
            var at = due.plusSeconds((long) (chance * spread));
            region.world().timeline().at(at, () -> deliver(schedule, due, 1));
        }
    }

    List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    private void deliver(Schedule schedule, Instant due, int attempt) {
        var present = schedules.now(schedule.name());
        if (!schedule.enabled() || present.isEmpty() || !present.get().equals(schedule)) {
            return;
        }
        var refusal = call(schedule);
        deliveries.add(new Delivery(schedule.name(), region.world().now(), refusal));
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 10));
        var next = region.world().now().plus(pause);
        var tooOld = next.isAfter(due.plusSeconds(schedule.target().ageSeconds()));
        if (refusal != null && attempt <= schedule.target().retries() && !tooOld) {
            region.world().timeline().at(next, () -> deliver(schedule, due, attempt + 1));
        } else if (schedule.deletedAfterwards()) {
            schedules.remove(schedule.name());
        }
    }

    /** Null when it went well. */
    private String call(Schedule schedule) {
        var target = UniversalTarget.of(schedule.target());
        var input = schedule.target().input() == null ? "{}" : schedule.target().input();
        try {
            region.get(Invocations.class).invoke(region.name(), target.service(), target.action(), input);
            return null;
        } catch (WorldFault refused) {
            return refused.code() + ": " + refused.getMessage();
        }
    }
}
