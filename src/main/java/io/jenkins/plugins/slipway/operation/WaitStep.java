package io.jenkins.plugins.slipway.operation;

import io.jenkins.plugins.slipway.operation.Entry.Kind;
import io.jenkins.plugins.slipway.operation.EntryData.SeenData;
import java.time.Instant;

/** DEADLINE → looks that write nothing → SEEN. */
final class WaitStep<T> {
    private final Replay replay;
    private final String path;
    private final Wait<T> wait;
    private final Deadline deadline;
    private final String where;
    private boolean blind;
    private boolean away;

    WaitStep(Replay replay, String path, Wait<T> wait) {
        this.replay = replay;
        this.path = path;
        this.wait = wait;
        this.deadline = new Deadline(replay, path, wait.name(), wait.what(), wait.otherwise() == null);
        this.where = path + wait.name();
    }

    T run() {
        var over = deadline.begin(Kind.SEEN, wait.limit());
        if (over.isPresent()) {
            return value(over.get());
        }
        var now = replay.time();
        if (now.isBefore(deadline.limit()) && replay.looks().isTooEarly(where, now)) {
            throw park(replay.looks().next(where), replay.looks().status(where));
        }
        var look = look();
        look.samples().forEach((series, value) -> replay.progress().sample(replay.id(), path, series, now, value));
        if (look.value().isPresent()) {
            return seen(look.value().get());
        }
        var next = now.plus(wait.every());
        if (!now.isBefore(deadline.limit())) {
            return unseen(look.status(), now, next);
        }
        replay.looks().looked(where, now, next, look.status());
        replay.progress().waiting(replay.id(), path, wait.what(), look.status(), deadline.limit());
        throw park(next, look.status());
    }

    private T unseen(String status, Instant now, Instant next) {
        if (away) {
            throw new Park(next, wait.what() + " (" + status + ")");
        }
        if (wait.otherwise() == null) {
            throw deadline.missed(status);
        }
        if (!blind) {
            return seen(wait.otherwise());
        }
        // a look that fails has not seen that it is not there
        if (now.isAfter(deadline.limit().plus(Pace.LONGEST_PATIENCE))) {
            throw deadline.missed(status);
        }
        throw new Park(next, wait.what() + " (" + status + ")");
    }

    private T seen(T value) {
        replay.looks().done(where);
        return value(deadline.end(Kind.SEEN, new SeenData(JournalJson.tree(value))));
    }

    private Look<T> look() {
        try {
            return replay.touch(where, wait.probe());
        } catch (OperationFailed failed) {
            throw deadline.fail(failed.ending(), failed.getMessage(), failed);
        } catch (JournalMismatch mismatch) {
            throw mismatch;
        } catch (RuntimeException fault) {
            Halt.ifCutOff(fault);
            var reaction = replay.engine().faults().reactionTo(fault);
            if (reaction == Faults.Reaction.FAIL) {
                throw deadline.fail(Ending.FAILED, "waiting for " + wait.what() + ": " + fault.getMessage(), fault);
            }
            blind = true;
            away = reaction == Faults.Reaction.AWAY;
            return Look.notYet("cannot look: " + fault.getMessage());
        }
    }

    private Park park(Instant next, String status) {
        var until = next.isBefore(deadline.limit()) ? next : deadline.limit();
        return new Park(until, status.isEmpty() ? wait.what() : wait.what() + " (" + status + ")");
    }

    private T value(Entry seen) {
        try {
            return replay.journal().value(seen, wait.type());
        } catch (IllegalArgumentException e) {
            throw new JournalMismatch("what '%s' saw (entry %d) %s".formatted(where, seen.seq(), e.getMessage()), e);
        }
    }
}
