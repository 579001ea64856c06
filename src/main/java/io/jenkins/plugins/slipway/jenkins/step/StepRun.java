package io.jenkins.plugins.slipway.jenkins.step;

import hudson.AbortException;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.rehearsal.EndpointSilent;
import io.jenkins.plugins.slipway.spec.InvalidSpec;
import io.jenkins.plugins.slipway.story.SpecFaultsText;
import io.jenkins.plugins.slipway.story.Words;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A step in this process: begins its operation or finds the one that it began before, follows it to its end, and answers once.
 * Nothing of it is saved.
 *
 * <p>{@code start}, {@code onResume} and the timer come in by {@link #enter}, an abort by {@link #abort}, the operation's end by
 * {@link StepEnd}.
 */
final class StepRun {
    private static final Logger LOG = Logger.getLogger(StepRun.class.getName());

    private final Order order;
    private final PipelineStep step;
    private final AnswerOnce answer;
    private final ControllerOperations operations;
    private final boolean resumed;
    private final StepAbort abort = new StepAbort(this);
    private OperationId operation;
    private FollowedOperation followed;
    private String status = Messages.Status_ToBePlanned();
    private volatile String waitingFor;

    /**
     * @param order null once the operation has begun
     * @param operation empty before it is known
     * @param resumed whether Jenkins was away: it may have begun, although nobody saved its id
     */
    StepRun(
            Order order,
            Optional<OperationId> operation,
            boolean resumed,
            PipelineStep step,
            ControllerOperations operations) {
        this.order = order;
        this.operation = operation.orElse(null);
        this.resumed = resumed;
        this.step = step;
        this.answer = new AnswerOnce(step);
        this.operations = operations;
    }

    /** From the start, from a timer and after a restart alike; returns at once. */
    void enter() {
        operations.threads().run(this::goOn);
    }

    /** Somebody wants the build to end; returns at once. */
    void abort(Throwable cause) {
        abort.ask(cause);
    }

    private void goOn() {
        try {
            var build = step.build();
            try (var identity = build.asItself()) {
                if (operation().isEmpty()) {
                    var start = new OperationStart(order, build, operations);
                    begin(build, start);
                    start.announce();
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

    private void begin(Build build, OperationStart start) throws IOException, InterruptedException {
        var before = start.begunBefore();
        if (before.isPresent()) {
            build.log().println(Messages.StepRun_BegunBefore(before.get()));
            found(before.get());
            return;
        }
        var left = resumed ? start.leftBehind() : Optional.<Lease>empty();
        if (left.isPresent()) {
            waitForOwn(left.get());
            return;
        }
        status(Messages.Status_Planning());
        try {
            take(start.plan());
        } catch (StillHidden soon) {
            wait(soon.getMessage(), Messages.Status_Moment());
        } catch (LeaseHeld held) {
            if (isOwn(held.lease().operation(), build)) {
                waitForOwn(held.lease());
                return;
            }
            if (!order.waits()) {
                throw new AbortException(Messages.StepRun_Taken(start.words(held)));
            }
            wait(
                    Messages.StepRun_Waiting(start.words(held)),
                    Messages.Status_Operation(held.lease().operation()));
        }
    }

    private void waitForOwn(Lease left) {
        wait(
                Messages.StepRun_LeftBehind(left.holder(), Words.moment(left.expires())),
                Messages.Status_Lease(left.holder()));
    }

    /** An abort comes before it or after it, never in between. */
    private synchronized void take(OperationStart.Ready ready) {
        if (!isAnswered() && operation == null && !abort.isAsked()) {
            took(ready.start().get(), ready.underWay().isEmpty());
        }
    }

    /** What it began before a restart. */
    void found(OperationId id) {
        took(id, true);
    }

    private synchronized void took(OperationId id, boolean isOwn) {
        operation = id;
        step.save(id, isOwn);
    }

    boolean isOwn(OperationId id, Build build) {
        return order == null || order.id(build).equals(id);
    }

    private void follow(Build build, OperationId id) {
        if (followed().isPresent()) {
            return;
        }
        var head = operations
                .ledger()
                .journals()
                .find(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        Messages.StepRun_OtherLedger(id, operations.ledger().address())));
        if (!isOwn(id, build)) {
            new OperationStart(order, build, operations).end(head);
        }
        var fresh = new FollowedOperation(this, new StepView(build.log(), operations.clockOf(head)));
        synchronized (this) {
            if (followed != null) {
                return;
            }
            followed = fresh;
        }
        try {
            operations.follow(id, fresh);
        } catch (RuntimeException away) {
            followed(null);
            throw away;
        }
        abort.again();
    }

    /** The operation goes on unheard. */
    void unfollow(OperationId id) {
        followed().ifPresent(follower -> operations.unfollow(id, follower));
    }

    /** What it waited for was not the last: its own follows. */
    void again() {
        synchronized (this) {
            operation = null;
            followed = null;
            step.saveNone();
        }
        enter();
    }

    /** Before it has begun somebody may have to be told; afterwards it only waits. */
    private void away(RuntimeException away) {
        var isOver =
                operation().isEmpty() && !resumed && !(away instanceof StoreUnavailable store && store.isPassing());
        if (isOver) {
            fail(Failure.of(away));
        } else {
            wait(
                    Messages.Step_Away(away.getMessage()),
                    away instanceof StoreUnavailable ? Messages.Status_Ledger() : Messages.Status_Endpoint());
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

    /** In a few words, in lower case. */
    String status() {
        return followed().map(FollowedOperation::status).orElseGet(this::ownStatus);
    }

    private synchronized String ownStatus() {
        return isAnswered() ? "done" : status;
    }

    private synchronized void status(String words) {
        status = words;
    }

    private synchronized Optional<FollowedOperation> followed() {
        return Optional.ofNullable(followed);
    }

    private synchronized void followed(FollowedOperation now) {
        followed = now;
    }

    synchronized Optional<OperationId> operation() {
        return Optional.ofNullable(operation);
    }

    /** Why somebody wants the build to end, if anybody does. */
    Optional<Throwable> abortCause() {
        return Optional.ofNullable(abort.cause());
    }

    boolean isAnswered() {
        return answer.isGiven();
    }

    boolean resumed() {
        return resumed;
    }

    Order order() {
        return order;
    }

    PipelineStep step() {
        return step;
    }

    ControllerOperations operations() {
        return operations;
    }

    /** On the build log, if there still is one. */
    void say(String words) {
        try {
            var log = step.build().log();
            log.println(words);
            log.flush();
        } catch (IOException gone) {
            LOG.log(Level.FINE, words, gone);
        } catch (InterruptedException goingDown) {
            Thread.currentThread().interrupt();
        }
    }

    void succeed(Object value) {
        answer.succeed(value);
    }

    void fail(Throwable why) {
        answer.fail(why);
    }
}
