package io.jenkins.plugins.slipway.operation;

import java.util.Set;

/**
 * Tells others what becomes of operations. Its steps are journaled like any other, so they survive a crash; they may wait, and
 * change nothing about how an operation ends.
 */
public interface Notifier {
    Notifier NONE = new Notifier() {
        @Override
        public boolean isWanted(OperationRecord operation) {
            return false;
        }

        @Override
        public void ended(OperationRecord operation, Outcome outcome, Set<String> takenBack, Run run) {}

        @Override
        public void waiting(OperationRecord operation, String name, String what, Run run) {}
    };

    /** This one, and then another; each for what is wanted of it. Their steps must have other names. */
    default Notifier and(Notifier next) {
        return new NotifierPair(this, next);
    }

    /** Whether anybody wants to hear of this operation: the same answer throughout its life. */
    boolean isWanted(OperationRecord operation);

    /**
     * How it ends is decided and journaled; it counts as ended when this has returned.
     *
     * @param takenBack kinds of the undos that were carried out
     */
    void ended(OperationRecord operation, Outcome outcome, Set<String> takenBack, Run run);

    /**
     * It waits for a person.
     *
     * @param name of the wait, unique within the operation
     */
    void waiting(OperationRecord operation, String name, String what, Run run);
}
