package io.jenkins.plugins.slipway.operation;

import java.util.List;

/** What an operation is going to do, as data: shown, estimated and refused before anything happens; first entry of the journal. */
public interface Plan {
    /** In the order of execution. */
    List<? extends Action> actions();
}
