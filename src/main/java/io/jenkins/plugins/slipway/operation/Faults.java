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
        /** Nobody can be reached there, so nothing can be done and nothing taken back: again, for as long as it takes. */
        AWAY,
        /** It will stay so. */
        FAIL
    }

    Reaction reactionTo(RuntimeException fault);
}
