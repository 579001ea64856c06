package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs one operation here until it ends, or until this process has to let go of it. */
final class Driving {
    private final Workplace work;
    private final OperationId id;
    private final WhenStopped whenStopped;
    private final Patience patience;
    private final AtomicInteger interruptions = new AtomicInteger();

    Driving(Workplace work, OperationId id, WhenStopped whenStopped) {
        this.work = work;
        this.id = id;
        this.whenStopped = whenStopped;
        this.patience = new Patience(
                work.ledger().journals(), id, work.tempo(), () -> work.view().tick());
    }

    /** @throws LeftOpen as {@link Workplace#drive(OperationId, WhenStopped)} */
    Outcome run() throws InterruptedException {
        try (var interrupts = new Interrupts(this::interrupted)) {
            return work.delivery().operations().drive(id, patience);
        } catch (LeftOpen letGo) {
            giveBack(letGo);
            throw letGo;
        } catch (StoreUnavailable out) {
            throw new LeftOpen(id, out);
        }
    }

    /** A ledger that is gone cannot take them: then they run out. */
    private void giveBack(LeftOpen letGo) {
        try {
            work.delivery().operations().letGo(id);
        } catch (StoreUnavailable gone) {
            letGo.addSuppressed(gone);
        }
    }

    private void interrupted(String name) {
        var count = interruptions.incrementAndGet();
        if (whenStopped == WhenStopped.KEEP) {
            note(name + ": letting go of it at its next wait, nothing is aborted");
            patience.end(new LeftOpen(id, name));
            return;
        }
        try {
            work.abort(id, "interrupted by " + name);
        } catch (StoreUnavailable gone) {
            patience.end(gone);
            return;
        }
        patience.nudge();
        note(
                count == 1
                        ? name + ": aborting, everything is taken back; a second one stops that as well"
                        : name + " again: taking back stops here, and what is left is told");
    }

    private void note(String text) {
        work.view().progress().noted(id, work.tempo().clock().instant(), text);
    }
}
