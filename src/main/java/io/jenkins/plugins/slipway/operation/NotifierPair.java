package io.jenkins.plugins.slipway.operation;

import java.util.Set;

/** Two notifiers, one after the other. */
record NotifierPair(Notifier first, Notifier second) implements Notifier {
    @Override
    public boolean isWanted(OperationRecord operation) {
        return first.isWanted(operation) || second.isWanted(operation);
    }

    @Override
    public void ended(OperationRecord operation, Outcome outcome, Set<String> takenBack, Run run) {
        if (first.isWanted(operation)) {
            first.ended(operation, outcome, takenBack, run);
        }
        if (second.isWanted(operation)) {
            second.ended(operation, outcome, takenBack, run);
        }
    }

    @Override
    public void waiting(OperationRecord operation, String name, String what, Run run) {
        if (first.isWanted(operation)) {
            first.waiting(operation, name, what, run);
        }
        if (second.isWanted(operation)) {
            second.waiting(operation, name, what, run);
        }
    }
}
