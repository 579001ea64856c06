package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One instance refresh: its state, what it deploys, and how far it is. {@link RefreshRound} moves it on.
 *
 * <p>While it goes forward new instances get the desired configuration; the group keeps the one that was saved before, which is
 * what a rollback goes back to, until the refresh succeeds [instance-refresh-rollback].
 */
final class InstanceRefresh {
    private final String id;
    private final String group;
    private final RefreshPreferences preferences;
    private final Optional<LaunchSource> desired;
    private final Checkpoints checkpoints;
    private final Instant created;
    private RefreshState state = RefreshState.PENDING;
    private Optional<Instant> started = Optional.empty();
    private Optional<String> reason = Optional.empty();
    private Optional<Instant> ended = Optional.empty();
    private Optional<Instant> bakedAt = Optional.empty();
    private Optional<RefreshView.Rollback> rollback = Optional.empty();
    private boolean cancelWaits;
    private int percentComplete;
    private int instancesToUpdate;
    private int deployedAtRollback;
    private int bestScore = -1;
    private Instant progressAt;

    InstanceRefresh(
            String id, String group, RefreshPreferences preferences, Optional<LaunchSource> desired, Instant now) {
        this.id = id;
        this.group = group;
        this.preferences = preferences;
        this.desired = desired;
        this.checkpoints = new Checkpoints(preferences.checkpoints(), preferences.checkpointDelay());
        this.created = now;
        this.progressAt = now;
    }

    String id() {
        return id;
    }

    RefreshState state() {
        return state;
    }

    RefreshPreferences preferences() {
        return preferences;
    }

    Optional<LaunchSource> desired() {
        return desired;
    }

    Checkpoints checkpoints() {
        return checkpoints;
    }

    Instant created() {
        return created;
    }

    Optional<Instant> ended() {
        return ended;
    }

    boolean goingBack() {
        return state == RefreshState.ROLLBACK_IN_PROGRESS;
    }

    /** What instances that the present half launches are marked with. */
    String origin() {
        return goingBack() ? id + "/back" : deployed();
    }

    /** The mark of instances that the forward half launched. */
    String deployed() {
        return id + "/forward";
    }

    /** What new instances of the group get now: scale-outs get the desired configuration too [instance-refresh-overview]. */
    LaunchSource source(GroupSettings saved) {
        return switch (state) {
            case PENDING, IN_PROGRESS, BAKING, SUCCESSFUL -> desired.orElse(saved.launch());
            case CANCELLING, CANCELLED, FAILED, ROLLBACK_IN_PROGRESS, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED ->
                saved.launch();
        };
    }

    void begin(Instant now) {
        state = state.to(RefreshState.IN_PROGRESS);
        started = Optional.of(now);
    }

    /** Every instance is replaced: now it bakes, or is done. Returns true when it is done. */
    boolean replacedAll(Instant now) {
        if (preferences.bakeTime().isZero()) {
            end(RefreshState.SUCCESSFUL, null, now);
            return true;
        }
        state = state.to(RefreshState.BAKING);
        bakedAt = Optional.of(now.plus(preferences.bakeTime()));
        reason = Optional.of("Waiting for the bake time of "
                + preferences.bakeTime().toSeconds() + " seconds to pass before the instance refresh completes.");
        return false;
    }

    boolean baked(Instant now) {
        return bakedAt.filter(at -> !at.isAfter(now)).isPresent();
    }

    /** Ends a forward half that went wrong, by the way back if it was asked for. */
    void fail(String why, int deployed, Instant now) {
        if (preferences.autoRollback() && state.reversible()) {
            rollBack("Auto rollback: " + why, deployed, now);
        } else {
            end(RefreshState.FAILED, why, now);
        }
    }

    void rollBack(String why, int deployed, Instant now) {
        state = state.to(RefreshState.ROLLBACK_IN_PROGRESS);
        rollback = Optional.of(new RefreshView.Rollback(why, now, percentComplete, instancesToUpdate));
        deployedAtRollback = deployed;
        bestScore = -1;
        progressAt = now;
        reason = Optional.of(why);
    }

    void cancel(boolean waitForTransitioning) {
        state = state.to(RefreshState.CANCELLING);
        cancelWaits = waitForTransitioning;
        reason = Optional.of("Cancelled due to user request.");
    }

    boolean cancelWaits() {
        return cancelWaits;
    }

    void end(RefreshState last, String why, Instant now) {
        state = state.to(last);
        ended = Optional.of(now);
        reason = Optional.ofNullable(why);
        if (last == RefreshState.SUCCESSFUL) {
            percentComplete =
                    Math.max(percentComplete, preferences.checkpoints().isEmpty() ? 100 : 0);
        }
    }

    void explain(Optional<String> waitingFor) {
        reason = waitingFor;
    }

    /** Forward: how many of the scope are replaced and ready, and how many are still to be begun. */
    void progress(int replaced, int scope, int remaining) {
        percentComplete = scope == 0 ? 100 : 100 * replaced / scope;
        instancesToUpdate = remaining;
    }

    /** Back: the percentage falls to zero with the instances that are still deployed [API_InstanceRefresh]. */
    void regress(int stillDeployed) {
        int from = rollback.map(RefreshView.Rollback::percentComplete).orElse(0);
        percentComplete =
                deployedAtRollback == 0 ? 0 : from * Math.min(stillDeployed, deployedAtRollback) / deployedAtRollback;
    }

    /** Notes a new best, or that waiting is intended just now. */
    void moving(int score, boolean paused, Instant now) {
        if (paused || score > bestScore) {
            progressAt = now;
        }
        bestScore = Math.max(bestScore, score);
    }

    boolean withoutProgressFor(Duration limit, Instant now) {
        return progressAt.plus(limit).isBefore(now);
    }

    RefreshView view() {
        return new RefreshView(
                id,
                group,
                state,
                reason,
                started,
                ended,
                percentComplete,
                instancesToUpdate,
                preferences,
                desired,
                rollback);
    }
}
