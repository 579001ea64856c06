package io.jenkins.plugins.slipway.rehearsal.world.scheduler;

import io.jenkins.plugins.slipway.rehearsal.world.Census;
import io.jenkins.plugins.slipway.rehearsal.world.Eventual;
import io.jenkins.plugins.slipway.rehearsal.world.Part;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The schedules of one region's default group (EventBridge Scheduler API reference). */
public final class Schedules {
    /** The only group that is modelled. */
    public static final String GROUP = "default";

    private final Region region;
    private final Eventual<Schedule> schedules;
    private final Map<String, Schedule> tokens = new HashMap<>();
    private final Invoker invoker;

    private Schedules(Region region) {
        this.region = region;
        this.schedules = new Eventual<>(region.world(), region.name() + "/schedule");
        this.invoker = new Invoker(region, schedules);
    }

    public static Part part() {
        return region -> {
            var schedules = new Schedules(region);
            region.add(Schedules.class, schedules);
            region.counted(schedules::count);
        };
    }

    /**
     * The same token with the same wish answers as the first time.
     *
     * @param wanted its ARN and times are not looked at
     * @throws WorldFault {@code ConflictException} when the name is taken, or the token was used for another wish
     */
    public Schedule create(Schedule wanted, String token) {
        var schedule = checked(wanted);
        var earlier = token == null ? null : tokens.get(token);
        if (earlier != null) {
            if (!earlier.sameAs(schedule)) {
                throw conflict("The client token " + token + " was used with other parameters.");
            }
            return earlier;
        }
        if (schedules.now(schedule.name()).isPresent()) {
            throw conflict("Schedule " + schedule.name() + " already exists.");
        }
        var created = schedule.dated(region.world().now(), region.world().now());
        if (token != null) {
            tokens.put(token, created);
        }
        put(created);
        return created;
    }

    /** Replaces it as a whole ("UpdateSchedule uses all values"). @throws WorldFault {@code ResourceNotFoundException} */
    public Schedule update(Schedule wanted) {
        var before = require(wanted.name());
        var updated = checked(wanted).dated(before.createdAt(), region.world().now());
        put(updated);
        return updated;
    }

    /** @throws WorldFault {@code ResourceNotFoundException} */
    public void delete(String name) {
        require(name);
        schedules.remove(name);
    }

    /** As a describe sees it. @throws WorldFault {@code ResourceNotFoundException} */
    public Schedule described(String name) {
        return schedules.seen(name).orElseThrow(() -> missing(name));
    }

    /** All, as a describe sees them. */
    public List<Schedule> described() {
        return schedules.allSeen();
    }

    /** Every call that a schedule made or tried to make, oldest first. */
    public List<Delivery> deliveries() {
        return invoker.deliveries();
    }

    private void put(Schedule schedule) {
        schedules.put(schedule.name(), schedule);
        invoker.expect(schedule);
    }

    private Schedule checked(Schedule wanted) {
        if (!wanted.name().matches("[0-9a-zA-Z-_.]{1,64}")) {
            throw invalid(
                    "A schedule's name must have 1 to 64 letters, digits, '-', '_' or '.', not " + wanted.name() + ".");
        }
        wanted.due();
        UniversalTarget.of(wanted.target());
        return new Schedule(
                region.arn("scheduler", "schedule/" + GROUP + "/" + wanted.name()),
                wanted.name(),
                wanted.description(),
                wanted.expression(),
                wanted.zone(),
                wanted.enabled(),
                wanted.flexibleMinutes(),
                wanted.deletedAfterwards(),
                wanted.target(),
                wanted.createdAt(),
                wanted.modifiedAt());
    }

    private Schedule require(String name) {
        return schedules.now(name).orElseThrow(() -> missing(name));
    }

    private void count(Census.Tally tally) {
        tally.count(
                "schedules",
                schedules.allNow().stream()
                        .map(schedule -> schedule.name() + " " + schedule.expression())
                        .toList(),
                schedules.everCreated());
    }

    static WorldFault invalid(String message) {
        return new WorldFault("ValidationException", message);
    }

    private static WorldFault conflict(String message) {
        return new WorldFault("ConflictException", message, 409);
    }

    private static WorldFault missing(String name) {
        return new WorldFault("ResourceNotFoundException", "Schedule " + name + " does not exist.", 404);
    }
}
