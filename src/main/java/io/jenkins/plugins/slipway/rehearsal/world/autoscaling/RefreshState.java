package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.util.Map;
import java.util.Set;

/** The states of an instance refresh [check-status-instance-refresh] and the moves between them. */
public enum RefreshState {
    PENDING("Pending"),
    IN_PROGRESS("InProgress"),
    BAKING("Baking"),
    SUCCESSFUL("Successful"),
    FAILED("Failed"),
    CANCELLING("Cancelling"),
    CANCELLED("Cancelled"),
    ROLLBACK_IN_PROGRESS("RollbackInProgress"),
    ROLLBACK_SUCCESSFUL("RollbackSuccessful"),
    ROLLBACK_FAILED("RollbackFailed");

    private static final Map<RefreshState, Set<RefreshState>> MOVES = Map.of(
            PENDING, Set.of(IN_PROGRESS, CANCELLING, ROLLBACK_IN_PROGRESS),
            IN_PROGRESS, Set.of(BAKING, SUCCESSFUL, FAILED, CANCELLING, ROLLBACK_IN_PROGRESS),
            BAKING, Set.of(SUCCESSFUL, FAILED, CANCELLING, ROLLBACK_IN_PROGRESS),
            CANCELLING, Set.of(CANCELLED),
            ROLLBACK_IN_PROGRESS, Set.of(ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED, CANCELLING));

    private final String word;

    RefreshState(String word) {
        this.word = word;
    }

    /** As AWS writes it. */
    public String word() {
        return word;
    }

    /** True while the group is locked by it. */
    public boolean active() {
        return MOVES.containsKey(this);
    }

    /** True when instances may still be rolled back [instance-refresh-rollback]. */
    boolean reversible() {
        return mayGoTo(ROLLBACK_IN_PROGRESS);
    }

    boolean mayGoTo(RefreshState next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    /** @throws IllegalStateException for a move that AWS does not make */
    RefreshState to(RefreshState next) {
        if (!mayGoTo(next)) {
            throw new IllegalStateException("an instance refresh cannot go from " + word + " to " + next.word);
        }
        return next;
    }
}
