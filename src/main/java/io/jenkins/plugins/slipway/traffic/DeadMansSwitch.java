package io.jenkins.plugins.slipway.traffic;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.cloud.RouteAction;
import io.jenkins.plugins.slipway.cloud.Scheduled;
import io.jenkins.plugins.slipway.cloud.ScheduledRoute;
import io.jenkins.plugins.slipway.cloud.Schedules;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Returns split traffic when nobody is there any more: an order to the cloud to put the recorded actions back, due a while after
 * it was last renewed. It is armed before the first weight, renewed while traffic is split, and gone before promotion.
 *
 * @param name carries the operation's id
 * @param role that may change the rule, as it was when this was planned
 */
public record DeadMansSwitch(
        Place place, String name, String role, String rule, List<RouteAction> actions, Ownership owner) {
    /** What all names begin with. */
    public static final String PREFIX = "slipway-";
    /** Longer than a region that answers nothing for ten minutes, and than a takeover; short enough for users on a bad canary. */
    public static final Duration LENGTH = Duration.ofMinutes(15);
    /** Renewed when so much of it has passed: every few looks of a soak. */
    private static final Duration RENEW_AFTER = Duration.ofMinutes(2);

    private static final int LONGEST_NAME = 64;

    /** Two splits of one operation have switches of their own, in whatever way names are cut. */
    public static DeadMansSwitch of(Place place, String role, String rule, RecordedRoute before, Ownership owner) {
        var key = (owner.operation() + " " + rule).getBytes(StandardCharsets.UTF_8);
        var name = PREFIX + UUID.nameUUIDFromBytes(key).toString().substring(0, 8) + "-" + owner.operation();
        return new DeadMansSwitch(
                place, name.substring(0, Math.min(name.length(), LONGEST_NAME)), role, rule, before.actions(), owner);
    }

    /** Arms it and waits until the cloud shows that it is. */
    void arm(Run run, Clouds clouds, Clock clock) {
        var schedules = place.open(clouds, run::admit).schedules();
        run.effect(Effect.once("arm dead-man's switch", () -> schedules.put(order(clock.instant())))
                .undoneBy(new DisarmSwitch(place, name)));
        run.until(Wait.named("dead-man's switch armed", Done.class)
                .forWhat("schedule %s to be there, which returns the traffic if we die".formatted(name))
                .every(Duration.ofSeconds(5))
                .within(Duration.ofMinutes(2))
                .until(() -> isArmed(schedules, clock.instant())
                        ? Look.is(new Done())
                        : Look.notYet("schedule not visible yet")));
    }

    /**
     * Renews it when it is time to. Never creates it: one that has fired stays fired, and a late call of a process that lost its
     * lease cannot bring back one that was disarmed.
     *
     * @return false when it is not armed any more
     */
    boolean renew(Schedules schedules, Instant now) {
        var due = schedules.find(name).flatMap(Scheduled::due).filter(at -> at.isAfter(now));
        if (due.isEmpty()) {
            return false;
        }
        var isFresh = due.get().isAfter(now.plus(LENGTH).minus(RENEW_AFTER));
        return isFresh || schedules.replace(order(now));
    }

    /** Disarms it, sees that it is gone, and waits until nothing that it may have sent can arrive any more. */
    void disarm(Run run, Clouds clouds) {
        new DisarmSwitch(place, name).disarm(run, clouds);
    }

    private boolean isArmed(Schedules schedules, Instant now) {
        return schedules
                .find(name)
                .flatMap(Scheduled::due)
                .filter(at -> at.isAfter(now))
                .isPresent();
    }

    private ScheduledRoute order(Instant now) {
        return new ScheduledRoute(
                name, rule, actions, role, now.plus(LENGTH).truncatedTo(ChronoUnit.SECONDS), owner.tags());
    }
}
