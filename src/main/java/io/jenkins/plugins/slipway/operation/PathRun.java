package io.jenkins.plugins.slipway.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The run of the trunk, of one branch, or of one undo. */
final class PathRun implements Run {
    private final Replay replay;
    private final String path;
    private PauseWatch watch = PauseWatch.NONE;

    /** @param path empty, or ending in a slash */
    PathRun(Replay replay, String path) {
        this.replay = replay;
        this.path = path;
    }

    @Override
    public OperationId id() {
        return replay.id();
    }

    @Override
    public <T> T effect(Effect<T> effect) {
        return new EffectStep<>(replay, path, effect, watch).run();
    }

    @Override
    public <T> T until(Wait<T> wait) {
        return new WaitStep<>(replay, path, wait).run();
    }

    @Override
    public void pause(String name, String what, Duration duration) {
        new PauseStep(replay, path, name, what, duration).run();
    }

    @Override
    public <T> List<T> all(String name, List<Branch<T>> branches) {
        return new Branches<>(replay, path, name, branches).run();
    }

    @Override
    public void undo(String name, Undo undo) {
        if (replay.isUndoing()) {
            throw new IllegalStateException("an undo cannot itself be undone: '" + path + name + "'");
        }
        if (replay.claim(path, name, EnumSet.of(Entry.Kind.UNDO)).isEmpty()) {
            replay.mayBegin(path + name, watch);
            append(Entry.Kind.UNDO, name, replay.engine().undoKinds().write(undo));
        }
    }

    @Override
    public void keep(String name, String... branches) {
        var kept = List.of(branches);
        for (var all : kept) {
            if (replay.isUndoing() || !replay.hasBranches(path, all)) {
                throw new JournalMismatch(
                        "'%s%s' keeps branches '%s' that have not run here: call all(\"%s\", …) before it"
                                .formatted(path, name, all, all));
            }
        }
        var trail = replay.claim(path, name, EnumSet.of(Entry.Kind.KEPT));
        if (trail.isEmpty()) {
            replay.mayBegin(path + name, watch);
            append(Entry.Kind.KEPT, name, new EntryData.KeptData(kept));
            return;
        }
        var recorded = EntryData.of(trail.get(0), EntryData.KeptData.class).branches();
        if (!recorded.equals(kept)) {
            throw new JournalMismatch("'%s%s' is recorded as keeping %s (entry %d), the present code keeps %s"
                    .formatted(path, name, recorded, trail.get(0).seq(), kept));
        }
    }

    @Override
    public Signal signal(String name, String what, Set<String> kinds, Duration limit) {
        return new SignalStep(replay, path, name, what, kinds, limit).run();
    }

    @Override
    public Instant now(String name) {
        var trail = replay.claim(path, name, EnumSet.of(Entry.Kind.TIME));
        var entry = trail.isEmpty()
                ? append(
                        Entry.Kind.TIME,
                        name,
                        new EntryData.TimeData(replay.time().truncatedTo(ChronoUnit.MILLIS)))
                : trail.get(0);
        return EntryData.of(entry, EntryData.TimeData.class).time();
    }

    @Override
    public void note(String name, String text) {
        if (replay.claim(path, name, EnumSet.of(Entry.Kind.NOTE)).isEmpty()) {
            var entry = append(Entry.Kind.NOTE, name, new EntryData.NoteData(text));
            replay.progress().noted(id(), entry.at(), text);
        }
    }

    @Override
    public void watchedWhilePaused(Duration every, Runnable look) {
        watch = new PauseWatch(every, look);
    }

    @Override
    public void unwatched() {
        watch = PauseWatch.NONE;
    }

    @Override
    public int version(String name, int latest) {
        var trail = replay.claim(path, name, EnumSet.of(Entry.Kind.VERSION));
        if (!trail.isEmpty()) {
            return EntryData.of(trail.get(0), EntryData.VersionData.class).version();
        }
        // a journal that has already been beyond this place was written before there was a version to ask for
        var version = replay.hasMoreBelow(path) ? 0 : latest;
        append(Entry.Kind.VERSION, name, new EntryData.VersionData(version));
        return version;
    }

    @Override
    public Duration admit() {
        try {
            return replay.hold().admit();
        } catch (Halt halt) {
            if (halt.reason() instanceof LeaseLost lost) {
                throw lost;
            }
            throw halt;
        }
    }

    private Entry append(Entry.Kind kind, String name, EntryData data) {
        return replay.journal().append(kind, path, name, data);
    }
}
