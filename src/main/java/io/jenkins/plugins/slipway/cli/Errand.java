package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import java.util.Optional;

/**
 * What one command that starts an operation is sent out for.
 *
 * @param once empty when each run begins one of its own
 * @param showing where developers see it
 */
record Errand(Workplace work, Planning planning, Console console, Optional<Once> once, Showing showing) {
    /** Another process has begun the operation of this key meanwhile. */
    static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Overtaken(OperationRecord begun) {
            super("operation " + begun.id() + " of the same key was begun meanwhile");
        }
    }

    /** The operation of this key that is done or open. */
    Optional<OperationRecord> begun() {
        return once.flatMap(key -> key.begun(work.ledger().journals()));
    }

    /** As {@link Once#isBeginning}. */
    boolean isBeginning(LeaseHeld held) {
        return once.filter(key -> key.isBeginning(held, work.ledger().journals()))
                .isPresent();
    }

    /**
     * Takes the leases and writes the plan.
     *
     * @throws LeaseHeld when another operation has one of the targets
     * @throws Overtaken when another process was faster with this key
     */
    OperationId start(PlannedOperation<?> planned) {
        var shown = showing.labelled(planned);
        var id = once.isEmpty()
                ? work.start(shown)
                : work.start(
                        once.get().of(shown),
                        () -> begun().ifPresent(faster -> {
                            throw new Overtaken(faster);
                        }));
        work.ledger().journals().find(id).ifPresent(showing::begun);
        return id;
    }

    /** Shows the operation of this key that is there, and waits until it can be gone on with here. */
    OperationId goOn(OperationRecord begun, boolean wait) throws InterruptedException {
        var key = once.orElseThrow();
        key.requireSame(begun);
        if (begun.outcome().isPresent()) {
            console.say(
                    "operation %s of the key '%s' is done already: nothing is begun".formatted(begun.id(), key.key()));
            return begun.id();
        }
        work.requireBegunHere(begun);
        console.say("going on with operation %s of the key '%s'".formatted(begun.id(), key.key()));
        if (!wait) {
            DeadHolder.await(work, begun, console);
        }
        return begun.id();
    }
}
