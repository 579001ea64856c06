package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import io.jenkins.plugins.slipway.rehearsal.world.Region;

/** One look at a group: lifecycles, health, then its refresh or its size. What a group does happens in these looks only. */
final class Upkeep {
    private final Launches launches;
    private final Terminations terminations;
    private final HealthChecks healthChecks;
    private final Capacity capacity;
    private final RefreshRound refreshRound;

    Upkeep(Region region, Attachments attachments) {
        this.launches = new Launches(region, attachments);
        this.terminations = new Terminations(region, attachments);
        this.healthChecks = new HealthChecks(region, attachments, terminations);
        this.capacity = new Capacity(launches, terminations);
        this.refreshRound = new RefreshRound(region, attachments, launches, terminations, capacity);
    }

    void look(Group group) {
        terminations.advance(group);
        if (group.deleting()) {
            return;
        }
        launches.advance(group);
        healthChecks.look(group);
        group.activeRefresh().ifPresentOrElse(refresh -> refreshRound.look(group, refresh), () -> keepSize(group));
    }

    private void keepSize(Group group) {
        capacity.fill(group, group.settings().launch(), "");
        capacity.shrink(group);
    }

    Launches launches() {
        return launches;
    }

    Terminations terminations() {
        return terminations;
    }
}
