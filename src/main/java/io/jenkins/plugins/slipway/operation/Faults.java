package io.jenkins.plugins.slipway.operation;

/** What a fault of the outside world means for an operation: this room knows no provider. */
@FunctionalInterface
public interface Faults {
    /** What to do about it. */
    enum Reaction {
        /** Nothing happened: again, later. */
        AGAIN,
        /** Something may have happened: look first, then maybe again. */
        LOOK,
        /** It will stay so. */
        FAIL
    }

    Reaction reactionTo(RuntimeException fault);
}
