package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;

/** An undo kind from its parts. */
record Kind<U extends Undo>(String name, Class<U> type, Way<U> way) implements UndoKind<U> {
    /** How the undo is carried out. */
    @FunctionalInterface
    interface Way<U> {
        void takeBack(U undo, Run run, Ending cause);
    }

    @Override
    public void takeBack(U undo, Run run, Ending cause) {
        way.takeBack(undo, run, cause);
    }
}
