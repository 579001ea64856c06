package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.rehearsal.EndpointSilent;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The abort of a step. The first asks the operation to take everything back and waits for that; the second stops that as well,
 * and waits only a moment for what is left to be told; a third waits for nothing.
 */
final class StepAbort {
    private static final Duration MOMENT = Duration.ofSeconds(20);
    private final StepRun run;
    private Throwable cause;
    private int asked;
    private int sent;

    StepAbort(StepRun run) {
        this.run = run;
    }

    synchronized boolean isAsked() {
        return asked > 0;
    }

    /** Of the first. */
    synchronized Throwable cause() {
        return cause;
    }

    void ask(Throwable why) {
        synchronized (this) {
            cause = cause == null ? why : cause;
            asked++;
        }
        run.operations().threads().run(this::stop);
    }

    /** The ledger is back: what was asked for in between is said now. */
    void again() {
        synchronized (this) {
            if (asked <= sent) {
                return;
            }
        }
        run.operations().threads().run(this::stop);
    }

    private synchronized int asked() {
        return asked;
    }

    private void stop() {
        if (run.isAnswered()) {
            return;
        }
        try {
            var id = begun();
            if (id.isEmpty()) {
                run.fail(cause());
            } else {
                tell(id.get());
            }
        } catch (StoreUnavailable | EndpointSilent away) {
            if (asked() > 1) {
                run.operation().ifPresentOrElse(this::leave, () -> run.fail(cause()));
            } else {
                run.say(Messages.StepAbort_Later(away.getMessage()));
                run.operations().threads().later(this::stop);
            }
        } catch (IOException lost) {
            run.fail(cause());
        } catch (InterruptedException goingDown) {
            Thread.currentThread().interrupt();
        }
    }

    /** What this step has begun, also where a restart kept it from saving that. */
    private Optional<OperationId> begun() throws IOException, InterruptedException {
        synchronized (run) {
            if (run.operation().isPresent() || !run.resumed()) {
                return run.operation();
            }
        }
        var build = run.step().build();
        var found = new OperationStart(run.order(), build, run.operations()).begunBefore();
        if (found.isPresent() && run.operation().isEmpty()) {
            run.found(found.get());
            run.enter();
        }
        return found;
    }

    private void tell(OperationId id) throws IOException, InterruptedException {
        var who = run.step().whoAsked(cause());
        int now;
        synchronized (this) {
            now = asked;
            if (sent >= now) {
                return;
            }
        }
        var signals = run.operations().ledger().journals().signals(id);
        if (now == 1 && signals.stream().anyMatch(signal -> signal.kind().equals(Signal.ABORT))) {
            run.say(Messages.StepAbort_Already(who, id));
        } else {
            run.step()
                    .build()
                    .audit(
                            who,
                            "abort",
                            Optional.of(id),
                            now == 1 ? Messages.StepAbort_WithBuild() : Messages.StepAbort_WithBuildAgain());
            run.operations().abort(id, who, "");
            run.say(now == 1 ? Messages.StepAbort_First(who) : Messages.StepAbort_Second(who));
        }
        synchronized (this) {
            sent = now;
        }
        if (now > 1) {
            run.operations().threads().after(now > 2 ? Duration.ZERO : MOMENT, () -> leave(id));
        }
    }

    private void leave(OperationId id) {
        if (!run.isAnswered()) {
            run.say(Messages.StepAbort_Left(id));
            run.unfollow(id);
            run.fail(cause());
        }
    }
}
