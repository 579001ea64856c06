package io.jenkins.plugins.slipway.operation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** One pass over a journal, from the top to the next park or the end; what all its steps share. */
final class Replay {
    private final LiveOperation live;
    private final boolean undoing;
    private final Predicate<List<Signal>> stop;
    private final Map<String, Set<String>> claimed = new HashMap<>();
    private final Set<String> branched = new HashSet<>();
    private String touching;

    /** @param stop whether, by these signals, nothing new may be begun */
    Replay(LiveOperation live, boolean undoing, Predicate<List<Signal>> stop) {
        this.live = live;
        this.undoing = undoing;
        this.stop = stop;
    }

    /**
     * Makes a name belong to one step of this pass.
     *
     * @return what that step has written before
     * @throws JournalMismatch when the name is taken, or what was written is not of these kinds
     */
    List<Entry> claim(String path, String name, EnumSet<Entry.Kind> kinds) {
        if (touching != null) {
            throw new JournalMismatch(
                    "'%s%s' is used while '%s' touches the world: a touch, a probe or a finder is one call, steps come before or after it"
                            .formatted(path, name, touching));
        }
        if (!claimed.computeIfAbsent(path, p -> new HashSet<>()).add(name)) {
            throw new JournalMismatch(
                    "two steps are called '%s%s': names are unique within their path, add the loop index"
                            .formatted(path, name));
        }
        var trail = journal().step(path, name);
        for (var entry : trail) {
            if (!kinds.contains(entry.kind())) {
                throw new JournalMismatch("'%s%s' is recorded with %s (entry %d), the present code expects one of %s"
                        .formatted(path, name, entry.kind(), entry.seq(), kinds));
            }
        }
        return trail;
    }

    /** As {@link #claim}, for branches; those of one name are in one place, and no other's. */
    void claimBranches(String path, String name) {
        claim(path, name, EnumSet.noneOf(Entry.Kind.class));
        if (!branched.add(Branches.path(path, name))) {
            throw new JournalMismatch(
                    "two sets of branches are journaled at '%s'".formatted(Branches.path(path, name)));
        }
    }

    /** Whether this pass has been through branches of this name. */
    boolean hasBranches(String path, String name) {
        return branched.contains(Branches.path(path, name));
    }

    /** Whether the journal holds steps at or below this path that this pass has not come to yet. */
    boolean hasMoreBelow(String path) {
        return journal().steps().entrySet().stream()
                .filter(steps ->
                        steps.getKey().startsWith(path) && !steps.getKey().startsWith("undo/"))
                .anyMatch(steps -> !claimed.getOrDefault(steps.getKey(), Set.of())
                        .containsAll(steps.getValue().keySet()));
    }

    /**
     * To be asked before anything new is done to the world; the way back is never held up.
     *
     * @param step what is to be done
     * @throws OperationFailed when that is what is seen while a pause holds it up
     */
    void mayBegin(String step, PauseWatch watch) {
        var signals = signals();
        if (stop.test(signals)) {
            throw new AbortAsked();
        }
        if (!undoing) {
            live.takeInPauses(signals).ifPresent(pause -> parkUntilResumed(pause, step, watch));
        }
        live.hold().admit();
    }

    private void parkUntilResumed(Signal pause, String step, PauseWatch watch) {
        var words = "paused by %s since %s".formatted(pause.by(), pause.at());
        var key = step + ", paused";
        var now = time();
        if (!looks().isTooEarly(key, now)) {
            looks().looked(key, now, now.plus(watch.every()), look(step, watch));
        }
        var seen = looks().status(key);
        throw new Park(looks().next(key), seen.isEmpty() ? words : words + " (" + seen + ")");
    }

    private String look(String step, PauseWatch watch) {
        try {
            return touch(step, () -> {
                watch.look().run();
                return "";
            });
        } catch (OperationFailed | JournalMismatch decided) {
            throw decided;
        } catch (RuntimeException fault) {
            Halt.ifCutOff(fault);
            return "cannot look: " + fault.getMessage();
        }
    }

    /** Runs an act, a probe or a finder; meanwhile no step may be begun. */
    <T> T touch(String name, Supplier<T> call) {
        touching = name;
        try {
            return call.get();
        } finally {
            touching = null;
        }
    }

    List<Signal> signals() {
        return live.signals();
    }

    /** Whether this process goes on with what another began, and knows of it by the journal alone. */
    boolean isGoingOn() {
        return !undoing && live.isTakenOver();
    }

    boolean isUndoing() {
        return undoing;
    }

    Journal journal() {
        return live.journal();
    }

    Hold hold() {
        return live.hold();
    }

    Looks looks() {
        return live.looks();
    }

    Engine engine() {
        return live.engine();
    }

    Progress progress() {
        return live.engine().progress();
    }

    /** Others may be told, too: their steps are journaled below this one. @throws Park while they are */
    void tellThatItWaits(String path, String name, String what) {
        var notifier = live.engine().notifier();
        if (!undoing && notifier.isWanted(live.head())) {
            notifier.waiting(live.head(), path + name, what, new PathRun(this, path + "told/" + name + "/"));
        }
    }

    OperationId id() {
        return live.id();
    }

    Instant time() {
        return live.engine().clock().instant();
    }
}
