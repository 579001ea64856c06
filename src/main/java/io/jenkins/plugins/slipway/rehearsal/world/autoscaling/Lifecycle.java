package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import java.util.Map;
import java.util.Set;

/** Where an instance is in its group's keeping [ec2-auto-scaling-lifecycle]; without hooks and warm pools. */
public enum Lifecycle {
    PENDING("Pending"),
    IN_SERVICE("InService"),
    ENTERING_STANDBY("EnteringStandby"),
    STANDBY("Standby"),
    TERMINATING("Terminating"),
    TERMINATED("Terminated");

    private static final Map<Lifecycle, Set<Lifecycle>> MOVES = Map.of(
            PENDING, Set.of(IN_SERVICE, TERMINATING),
            IN_SERVICE, Set.of(ENTERING_STANDBY, TERMINATING),
            ENTERING_STANDBY, Set.of(STANDBY, TERMINATING),
            STANDBY, Set.of(PENDING, TERMINATING),
            TERMINATING, Set.of(TERMINATED),
            TERMINATED, Set.of());

    private final String word;

    Lifecycle(String word) {
        this.word = word;
    }

    /** As AWS writes it. */
    public String word() {
        return word;
    }

    /** True while the instance counts towards desired capacity. */
    boolean counts() {
        return this == PENDING || this == IN_SERVICE;
    }

    /** @throws IllegalStateException for a move that AWS does not make */
    Lifecycle to(Lifecycle next) {
        if (!MOVES.get(this).contains(next)) {
            throw new IllegalStateException("an instance cannot go from " + word + " to " + next.word);
        }
        return next;
    }
}
