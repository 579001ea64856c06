package io.jenkins.plugins.slipway.jenkins.step;

import hudson.AbortException;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.jenkins.operation.Follower;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.rehearsal.EndpointSilent;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import io.jenkins.plugins.slipway.story.SpecFaultsText;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A step that is under way in this process: begins its operation or finds the one that it began before, hears of it to its end,
 * and answers once. Nothing of it is saved.
 */
final class Attendance implements Follower {
    private static final Logger LOG = Logger.getLogger(Attendance.class.getName());

    private final Order order;
    private final Desk desk;
    private final ControllerOperations operations;
    private final boolean resumed;
    private final Stopping stopping = new Stopping(this);
    private OperationId operation;
    private boolean answered;
    private String status = "waiting to be planned";
    private volatile String waitingFor;
    private StepView view;

    /**
     * @param order null once the operation has begun
     * @param operation empty before it is known
     * @param resumed whether Jenkins was away: it may have begun, although nobody saved its id
     */
    Attendance(
            Order order, Optional<OperationId> operation, boolean resumed, Desk desk, ControllerOperations operations) {
        this.order = order;
        this.operation = operation.orElse(null);
        this.resumed = resumed;
        this.desk = desk;
        this.operations = operations;
    }

    /** From the start, from a timer and after a restart alike; returns at once. */
    void enter() {
        operations.threads().run(this::goOn);
    }

    private void goOn() {
        try {
            var build = desk.build();
            try (var identity = build.asItself()) {
                if (operation().isEmpty()) {
                    begin(build, new Beginning(order, build, operations));
                }
            }
            if (operation().isPresent() && !isAnswered()) {
                follow(build, operation().get());
            }
        } catch (StoreUnavailable | EndpointSilent away) {
            away(away);
        } catch (InvalidSpec wrong) {
            say(SpecFaultsText.of(wrong));
            fail(Failure.of(wrong));
        } catch (IOException | RuntimeException fault) {
            fail(Failure.of(fault));
        } catch (InterruptedException goingDown) {
            Thread.currentThread().interrupt();
        }
    }

    private void begin(Build build, Beginning beginning) throws IOException, InterruptedException {
        var before = beginning.begunBefore();
        if (before.isPresent()) {
            build.log().println("going on with operation " + before.get() + ", which this step began before");
            took(before.get(), true);
            return;
        }
        status("planning");
        try {
            if (take(beginning.plan())) {
                show(build);
            }
        } catch (StillHidden soon) {
            wait(soon.getMessage(), "waiting a moment");
        } catch (LeaseHeld held) {
            if (!order.waits()) {
                throw new AbortException(beginning.words(held)
                        + ": wait for its end, abort it there, or let this step wait by wait: true");
            }
            wait(
                    "waiting: " + beginning.words(held),
                    "waiting for operation " + held.lease().operation());
        }
    }

    /** An abort comes before it or after it, never in between. */
    private synchronized boolean take(Beginning.Ready ready) {
        if (answered || operation != null || stopping.isAsked()) {
            return false;
        }
        took(ready.start().get(), ready.underWay().isEmpty());
        return true;
    }

    private synchronized void took(OperationId id, boolean isOwn) {
        operation = id;
        desk.remember(id, isOwn);
    }

    /** Without its page it goes on as well. */
    private void show(Build build) {
        try {
            build.show(operation().orElseThrow());
        } catch (IOException unsaved) {
            say("the build's page cannot show the operation: " + unsaved.getMessage());
        }
    }

    boolean isOwn(OperationId id, Build build) {
        return order == null || order.id(build).equals(id);
    }

    private void follow(Build build, OperationId id) {
        if (isFollowing()) {
            return;
        }
        var head = operations
                .ledger()
                .journals()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "operation %s is not in the ledger %s: whoever set another ledger has to set this one again"
                                .formatted(id, operations.ledger().address())));
        if (!isOwn(id, build)) {
            new Beginning(order, build, operations).end(head);
        }
        var fresh = new StepView(build.log(), operations.clockOf(head));
        synchronized (this) {
            if (view != null) {
                return;
            }
            view = fresh;
        }
        try {
            operations.follow(id, this);
        } catch (RuntimeException away) {
            synchronized (this) {
                view = null;
            }
            throw away;
        }
        stopping.again();
    }

    private synchronized boolean isFollowing() {
        return view != null;
    }

    /** Before it has begun somebody may have to be told; afterwards it only waits. */
    private void away(RuntimeException away) {
        var isOver =
                operation().isEmpty() && !resumed && !(away instanceof StoreUnavailable store && store.isPassing());
        if (isOver) {
            fail(Failure.of(away));
        } else {
            wait(
                    "waiting, nothing is done meanwhile: " + away.getMessage(),
                    away instanceof StoreUnavailable ? "waiting for the ledger" : "waiting for the endpoint");
        }
    }

    /** Says it when it is news, and tries again later. */
    private void wait(String words, String shortly) {
        status(shortly);
        if (!words.equals(waitingFor)) {
            waitingFor = words;
            say(words);
        }
        operations.threads().later(this::goOn);
    }

    @Override
    public synchronized Progress progress() {
        return view;
    }

    @Override
    public void troubled(RuntimeException trouble) {
        StepView shown;
        synchronized (this) {
            shown = view;
        }
        if (shown.troubled("waiting to go on: " + trouble.getMessage())) {
            say("waiting, nothing is done meanwhile: " + trouble.getMessage());
        }
    }

    @Override
    public void ended(Outcome outcome) {
        operations.threads().run(new Conclusion(this));
    }

    /** What it waited for was not the last: its own follows. */
    void again() {
        synchronized (this) {
            operation = null;
            view = null;
            desk.forget();
        }
        enter();
    }

    /** Why somebody wants the build to end, if anybody does. */
    Optional<Throwable> stopped() {
        return Optional.ofNullable(stopping.cause());
    }

    /** Somebody wants the build to end; returns at once. */
    void stop(Throwable cause) {
        stopping.ask(cause);
    }

    /** In a few words, in lower case. */
    String status() {
        StepView shown;
        synchronized (this) {
            shown = view;
            if (shown == null) {
                return status;
            }
        }
        return shown.status();
    }

    private synchronized void status(String words) {
        status = words;
    }

    synchronized Optional<OperationId> operation() {
        return Optional.ofNullable(operation);
    }

    synchronized boolean isAnswered() {
        return answered;
    }

    boolean resumed() {
        return resumed;
    }

    Order order() {
        return order;
    }

    Desk desk() {
        return desk;
    }

    ControllerOperations operations() {
        return operations;
    }

    /** Found by an abort, after a restart. */
    void found(OperationId id) {
        took(id, true);
    }

    /** On the build log, if there still is one. */
    void say(String words) {
        try {
            var log = desk.build().log();
            log.println(words);
            log.flush();
        } catch (IOException gone) {
            LOG.log(Level.FINE, words, gone);
        } catch (InterruptedException goingDown) {
            Thread.currentThread().interrupt();
        }
    }

    void succeed(Object value) {
        if (answers()) {
            desk.succeed(value);
        }
    }

    void fail(Throwable why) {
        if (answers()) {
            desk.fail(why);
        }
    }

    private synchronized boolean answers() {
        var isFirst = !answered;
        answered = true;
        status = "done";
        return isFirst;
    }
}
