package io.jenkins.plugins.slipway.operation;

/** Executes one kind of undo, without the verb that wrote it. */
public interface UndoKind<U extends Undo> {
    /** Stable: it is written in journals. */
    String name();

    Class<U> type();

    /** Reads the world first, then takes the change back; idempotent; its effects and waits go through {@code run}. */
    void takeBack(U undo, Run run, Ending cause);
}
