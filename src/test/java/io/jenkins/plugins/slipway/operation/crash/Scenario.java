package io.jenkins.plugins.slipway.operation.crash;

import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Operations;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Waiter;

/** One operation in a world of its own; a new scenario is made for each run, and must behave the same each time. */
public interface Scenario {
    /** The ledger, which survives. */
    Journals journals();

    /** A new process: new objects and connections on the same ledger and the same world, with a holder of its own. */
    Operations process(Journals through);

    OperationId id();

    /** Plans and starts the operation. */
    void start(Operations operations);

    /** In virtual time. */
    Waiter waiter();

    /** What must be equal at the end: what is there, and how much of it was ever made. No times. */
    Object snapshot();

    /** What must be equal of the outcome; its reason may hold times. */
    default Object comparable(Outcome outcome) {
        return outcome.ending() + " " + outcome.result() + " " + outcome.left();
    }
}
