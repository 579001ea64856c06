package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Machines;
import java.time.Instant;
import java.util.Optional;

/** An instance in a group. */
final class Member {
    private final String id;
    private final Machines.Template template;
    private final String zone;
    private final String origin;
    private final Instant launchedAt;
    private Lifecycle lifecycle = Lifecycle.PENDING;
    private boolean healthy = true;
    private boolean protectedFromScaleIn;
    private Instant inServiceAt;
    private String activity;
    private boolean machineEnded;
    private long runsAt = -1;

    /** @param origin which half of which refresh launched it, or empty */
    Member(String id, Machines.Template template, String zone, String origin, Instant launchedAt) {
        this.id = id;
        this.template = template;
        this.zone = zone;
        this.origin = origin;
        this.launchedAt = launchedAt;
    }

    String id() {
        return id;
    }

    Machines.Template template() {
        return template;
    }

    long templateVersion() {
        return template.version();
    }

    String zone() {
        return zone;
    }

    String origin() {
        return origin;
    }

    Instant launchedAt() {
        return launchedAt;
    }

    Lifecycle lifecycle() {
        return lifecycle;
    }

    boolean is(Lifecycle state) {
        return lifecycle == state;
    }

    boolean counts() {
        return lifecycle.counts();
    }

    void move(Lifecycle next) {
        lifecycle = lifecycle.to(next);
    }

    void enterService(Instant at) {
        move(Lifecycle.IN_SERVICE);
        inServiceAt = at;
    }

    /** When it last came into service; empty before. */
    Optional<Instant> inServiceAt() {
        return Optional.ofNullable(inServiceAt);
    }

    boolean healthy() {
        return healthy;
    }

    void health(boolean value) {
        healthy = value;
    }

    boolean protectedFromScaleIn() {
        return protectedFromScaleIn;
    }

    void protect(boolean value) {
        protectedFromScaleIn = value;
    }

    /** The activity under way for it, by id; null when none. */
    String activity() {
        return activity;
    }

    void activity(String id) {
        activity = id;
    }

    /** Whether EC2 was told to end the machine. */
    boolean machineEnded() {
        return machineEnded;
    }

    void endMachine() {
        machineEnded = true;
    }

    /** Whether its machine runs; looked up again only when something about machines has changed. */
    boolean runs(Machines machines) {
        var changes = machines.changes();
        if (runsAt != changes
                && machines.find(id).filter(found -> found.running()).isPresent()) {
            runsAt = changes;
        }
        return runsAt == changes;
    }

    boolean matches(Machines.Template wanted) {
        return template.id().equals(wanted.id()) && template.version() == wanted.version();
    }

    MemberView view() {
        return new MemberView(
                id, template, zone, lifecycle.word(), healthy ? "Healthy" : "Unhealthy", protectedFromScaleIn);
    }
}
