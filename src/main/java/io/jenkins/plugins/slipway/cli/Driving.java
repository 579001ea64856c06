package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Runs one operation here until it ends, or until this process has to let go of it. */
final class Driving {
    /** The sign-in is about to end, or has ended: somebody else is to go on. */
    private static final class HandOver extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final Workplace work;
    private final OperationId id;
    private final Leaving leaving;
    private final Patience patience;
    private final SignInEnd signIn;
    private final AtomicInteger interruptions = new AtomicInteger();
    /** It is to be stopped before the sign-in ends: nothing is handed over any more. */
    private boolean isStopping;

    /** @param patience by what it is to do after each slice of a wait */
    Driving(Workplace work, OperationId id, Leaving leaving, Function<Runnable, Patience> patience) {
        this.work = work;
        this.id = id;
        this.leaving = leaving;
        this.patience = patience.apply(this::tick);
        this.signIn = new SignInEnd(work::signInEnds, work.tempo().clock());
    }

    /** @throws LeftOpen as {@link Workplace#drive(OperationId, Leaving)} */
    Outcome run() throws InterruptedException {
        try (var interrupts = new Interrupts(this::interrupted)) {
            while (true) {
                try {
                    return work.delivery().operations().drive(id, patience);
                } catch (HandOver now) {
                    var outcome = handedOver();
                    if (outcome.isPresent()) {
                        return outcome.get();
                    }
                    stop("nobody has taken it over");
                }
            }
        } catch (LeftOpen letGo) {
            giveBack(letGo);
            throw letGo;
        } catch (StoreUnavailable out) {
            throw new LeftOpen(id, out);
        }
    }

    private void tick() {
        work.view().tick();
        if (signIn.isOver()) {
            if (leaving.whenSignInEnds() == WhenSignInEnds.STOP || isStopping) {
                throw new LeftOpen(id, signIn.words());
            }
            throw new HandOver();
        }
        if (!isStopping && signIn.isNear()) {
            if (leaving.whenSignInEnds() == WhenSignInEnds.HAND_OVER) {
                throw new HandOver();
            }
            stop(signIn.words());
        }
    }

    /** @return how it ended elsewhere; empty when nobody took it over, while there is time to stop it here */
    private Optional<Outcome> handedOver() throws InterruptedException {
        note(signIn.words() + ": handing over, a worker on this ledger goes on with it");
        var following = new Following(work, id, patience);
        work.delivery().operations().letGo(id);
        var outcome = following.untilItsEnd();
        if (outcome.isEmpty() && signIn.isOver()) {
            throw new LeftOpen(id, signIn.words() + ", and nobody has taken it over");
        }
        return outcome;
    }

    /** One that is told to abort already is not told again: that would stop the taking back. */
    private void stop(String why) {
        try {
            if (!work.isAbortAsked(id)) {
                work.abort(id, signIn.words());
                note(why + ": aborting, everything is taken back while the sign-in lives");
            }
            isStopping = true;
        } catch (StoreUnavailable gone) {
            if (!gone.isPassing()) {
                throw gone;
            }
            patience.nudge(); // told at the next tick
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
        if (leaving.whenStopped() == WhenStopped.KEEP) {
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
