package io.jenkins.plugins.slipway.operation;

/** How to take a change back, as data: a record that Jackson can write, of a kind that an {@link UndoKind} executes. */
public interface Undo {
    /** For a person: "terminate the builder of operation x in eu-central-1". */
    String describe();

    /** The command by which a person does it, when Slipway could not. */
    String byHand();
}
