package io.jenkins.plugins.slipway.operation;

import io.jenkins.plugins.slipway.operation.Entry.Kind;
import io.jenkins.plugins.slipway.operation.EntryData.FailureData;
import io.jenkins.plugins.slipway.operation.EntryData.IntentData;
import io.jenkins.plugins.slipway.operation.EntryData.RefusedData;
import io.jenkins.plugins.slipway.operation.EntryData.ResultData;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** [UNDO] → INTENT → the touch → RESULT; and back into it from wherever the last run ended. */
final class EffectStep<T> {
    private static final EnumSet<Kind> KINDS =
            EnumSet.of(Kind.UNDO, Kind.INTENT, Kind.RESULT, Kind.REFUSED, Kind.FAILURE);
    private final Replay replay;
    private final String path;
    private final Effect<T> effect;
    private final PauseWatch watch;
    private final String where;
    private List<Entry> trail;

    EffectStep(Replay replay, String path, Effect<T> effect, PauseWatch watch) {
        this.replay = replay;
        this.path = path;
        this.effect = effect;
        this.watch = watch;
        this.where = path + effect.name();
    }

    T run() {
        if (replay.isUndoing() && effect.undo() != null) {
            throw new IllegalStateException("an undo cannot itself be undone: '" + where + "'");
        }
        trail = replay.claim(path, effect.name(), KINDS);
        var last = trail.isEmpty() ? null : trail.get(trail.size() - 1);
        if (last == null) {
            return begin(true);
        }
        if (trail.get(0).kind() == Kind.FAILURE) {
            throw failed(last); // before it was begun
        }
        checkThatItIsTheSame();
        return switch (last.kind()) {
            case UNDO -> begin(false);
            case RESULT -> value(last);
            case FAILURE -> throw failed(last);
            case REFUSED -> again(last);
            default -> lookForIt(last);
        };
    }

    private T begin(boolean undoMissing) {
        mayBegin();
        if (effect.marked() && replay.isGoingOn() && look().isPresent()) {
            throw JournalBehind.ofWorld(
                    replay.id(), where, replay.journal().entries().size());
        }
        if (effect.undo() != null && undoMissing) {
            append(Kind.UNDO, replay.engine().undoKinds().write(effect.undo()));
        }
        return attempt();
    }

    private void mayBegin() {
        try {
            replay.mayBegin(where, watch);
        } catch (OperationFailed failed) {
            throw fail(failed.ending(), failed.getMessage(), failed);
        }
    }

    private void checkThatItIsTheSame() {
        if ((trail.get(0).kind() == Kind.UNDO) != (effect.undo() != null)) {
            throw new JournalMismatch("effect '%s' is recorded %s an undo, the present code has it %s one"
                    .formatted(
                            where,
                            effect.undo() == null ? "with" : "without",
                            effect.undo() == null ? "without" : "with"));
        }
        var index = effect.undo() == null ? 0 : 1;
        if (index == trail.size()) {
            return;
        }
        var first = trail.get(index);
        var recorded = replay.journal().input(first);
        var present = JournalJson.text(effect.input());
        // equal text is equal JSON; the same number may be written in two ways
        if (!recorded.equals(present) && !JournalJson.parse(recorded).equals(JournalJson.parse(present))) {
            throw new JournalMismatch("effect '%s' is recorded with input %s (entry %d), the present one is %s"
                    .formatted(where, recorded, first.seq(), present));
        }
    }

    private T value(Entry result) {
        try {
            return replay.journal().value(result, effect.type());
        } catch (IllegalArgumentException e) {
            throw new JournalMismatch(
                    "the result of effect '%s' (entry %d) %s".formatted(where, result.seq(), e.getMessage()), e);
        }
    }

    private static OperationFailed failed(Entry failure) {
        var data = EntryData.of(failure, FailureData.class);
        return new OperationFailed(data.ending(), data.message());
    }

    /** The last attempt did not happen: after a while, another one. */
    private T again(Entry refused) {
        var next = refused.at().plus(attempts().afterRefusals());
        if (replay.time().isBefore(next)) {
            var reason = EntryData.of(refused, RefusedData.class).reason();
            throw new Park(next, "'%s' again: %s".formatted(where, reason));
        }
        mayBegin();
        return attempt();
    }

    /** We meant to do it and do not know whether we did. */
    private T lookForIt(Entry intent) {
        if (effect.adopt() == null) {
            return repeat(intent);
        }
        var now = replay.time();
        if (replay.looks().isTooEarly(where, now)) {
            throw new Park(
                    replay.looks().next(where), "the reply to '" + where + "' was lost; looking for what it did");
        }
        var end = intent.at().plus(effect.window());
        var soon = now.plus(Pace.BETWEEN_LOOKS);
        var found = look();
        if (found.isPresent()) {
            replay.looks().done(where);
            return keep(found.get(), true);
        }
        if (now.isBefore(end)) {
            var next = soon.isBefore(end) ? soon : end;
            replay.looks().looked(where, now, next, "");
            throw new Park(next, "the reply to '" + where + "' was lost; looking for what it did");
        }
        if (Pace.isExhausted(attempts().count())) {
            return giveUp(
                    "%d attempts without a reply, and nothing of them is to be found"
                            .formatted(attempts().count()),
                    null);
        }
        replay.looks().done(where);
        mayBegin();
        return attempt();
    }

    private T repeat(Entry intent) {
        if (!effect.repeat()) {
            throw fail(
                    Ending.NEEDS_PERSON,
                    "it was begun and its reply was lost; Slipway cannot find out whether it happened: look, and finish or undo it by hand",
                    null);
        }
        var next = intent.at().plus(Pace.backOff(attempts().count()));
        if (replay.time().isBefore(next)) {
            throw new Park(next, "the reply to '" + where + "' was lost; doing it again");
        }
        mayBegin();
        return attempt();
    }

    /** A look that fails has seen nothing, not "nothing there": it never leads to another attempt. */
    private Optional<T> look() {
        try {
            return replay.touch(where, effect.adopt());
        } catch (OperationFailed failed) {
            throw fail(failed.ending(), failed.getMessage(), failed);
        } catch (JournalMismatch mismatch) {
            throw mismatch;
        } catch (RuntimeException fault) {
            Halt.ifCutOff(fault);
            var now = replay.time();
            var reaction = replay.engine().faults().reactionTo(fault);
            var isLong = replay.looks().patience(where, now).compareTo(Pace.LONGEST_PATIENCE) > 0;
            if (reaction == Faults.Reaction.FAIL || isLong && reaction != Faults.Reaction.AWAY) {
                throw fail(Ending.FAILED, "its reply was lost, and looking for it fails: " + words(fault), fault);
            }
            var next = now.plus(isLong ? Pace.WHILE_AWAY : Pace.BETWEEN_LOOKS);
            replay.looks().looked(where, now, next, words(fault));
            throw new Park(next, "the reply to '" + where + "' was lost; cannot look: " + words(fault));
        }
    }

    private T attempt() {
        var attempt = attempts().count() + 1;
        var token = attempts().nextToken(replay.id(), path, effect.name());
        var input = attempt == 1 && effect.input() != null ? JournalJson.tree(effect.input()) : null;
        append(Kind.INTENT, new IntentData(attempt, token, input, effect.window(), effect.adopt() != null));
        replay.progress().acting(replay.id(), path, effect.name());
        return keep(act(token), false);
    }

    private T act(String token) {
        try {
            return replay.touch(where, () -> effect.act().act(token));
        } catch (OperationFailed failed) {
            throw fail(failed.ending(), failed.getMessage(), failed);
        } catch (JournalMismatch mismatch) {
            throw mismatch;
        } catch (RuntimeException fault) {
            Halt.ifCutOff(fault);
            return faulted(fault);
        }
    }

    private T faulted(RuntimeException fault) {
        return switch (replay.engine().faults().reactionTo(fault)) {
            case AGAIN -> refused(fault);
            case AWAY -> throw parkAfterRefusal(fault, true);
            case LOOK -> lost(fault);
            case FAIL -> giveUp(words(fault), fault);
        };
    }

    private T refused(RuntimeException fault) {
        var attempts = attempts().refusals(false) + 1;
        if (Pace.isExhausted(attempts)) {
            return giveUp("refused %d times: %s".formatted(attempts, words(fault)), fault);
        }
        throw parkAfterRefusal(fault, false);
    }

    private Park parkAfterRefusal(RuntimeException fault, boolean away) {
        var entry = append(Kind.REFUSED, new RefusedData(attempts().count(), words(fault), away ? true : null));
        return new Park(entry.at().plus(attempts().afterRefusals()), "'%s' again: %s".formatted(where, words(fault)));
    }

    private T lost(RuntimeException fault) {
        var attempts = attempts().count();
        if (effect.adopt() == null && !effect.repeat()) {
            throw fail(
                    Ending.NEEDS_PERSON,
                    "its reply was lost (%s); Slipway cannot find out whether it happened: look, and finish or undo it by hand"
                            .formatted(words(fault)),
                    fault);
        }
        if (Pace.isExhausted(attempts)) {
            return giveUp("%d attempts without a reply: %s".formatted(attempts, words(fault)), fault);
        }
        var wait = effect.adopt() == null ? Pace.backOff(attempts) : Pace.BETWEEN_LOOKS;
        throw new Park(replay.time().plus(wait), "the reply to '%s' was lost: %s".formatted(where, words(fault)));
    }

    private T keep(T result, boolean adopted) {
        var entry = append(Kind.RESULT, new ResultData(JournalJson.tree(result), adopted));
        replay.progress().acted(replay.id(), path, effect.name(), adopted);
        return value(entry);
    }

    private T giveUp(String why, Throwable cause) {
        if (effect.refused() == null) {
            throw fail(Ending.FAILED, why, cause);
        }
        return keep(effect.refused().apply(where + ": " + why), false);
    }

    private OperationFailed fail(Ending ending, String why, Throwable cause) {
        var message = cause instanceof OperationFailed ? why : where + ": " + why;
        append(Kind.FAILURE, new FailureData(ending, message));
        return new OperationFailed(ending, message, cause);
    }

    private Entry append(Kind kind, EntryData data) {
        var entry = replay.journal().append(kind, path, effect.name(), data);
        trail = replay.journal().step(path, effect.name());
        return entry;
    }

    private Attempts attempts() {
        return new Attempts(trail);
    }

    private static String words(RuntimeException fault) {
        return fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    }
}
