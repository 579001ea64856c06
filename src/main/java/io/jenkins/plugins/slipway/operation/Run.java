package io.jenkins.plugins.slipway.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The only way from a verb to the outside world; what it did once it remembers on every replay. */
public interface Run {
    OperationId id();

    /** Does something once. @throws OperationFailed when it cannot be done */
    <T> T effect(Effect<T> effect);

    /** Waits until the world is there; parks meanwhile. @throws OperationFailed when the limit has passed */
    <T> T until(Wait<T> wait);

    /** Lets time pass: a wait with nothing to look at. */
    default void pause(String name, Duration duration) {
        pause(name, name, duration);
    }

    /** @param what is waited for, in a person's words: "the group to show its new instances" */
    void pause(String name, String what, Duration duration);

    /**
     * Runs branches side by side, each parks alone; results in the order of the branches. They are taken back side by side, too,
     * all of them before what was done earlier.
     */
    <T> List<T> all(String name, List<Branch<T>> branches);

    /** Journals how to take a change back that is about to happen outside an effect's own undo. */
    void undo(String name, Undo undo);

    /**
     * What was done in these branches of {@link #all}, which have ended, is not taken back any more, whatever comes: a wave that
     * is settled.
     *
     * @param branches the names given to each {@code all} on this same run; all of them are kept, or none
     */
    void keep(String name, String... branches);

    /** Takes in a signal that arrives from now on; parks until then. @throws OperationFailed when the limit has passed */
    default Signal signal(String name, Set<String> kinds, Duration limit) {
        return signal(name, String.join(" or ", new TreeSet<>(kinds)), kinds, limit);
    }

    /** @param what for a person: "approval of wave 2 by ann" */
    Signal signal(String name, String what, Set<String> kinds, Duration limit);

    /** The time, journaled: the same on every replay. */
    Instant now(String name);

    /** Tells the user something, once. */
    void note(String name, String text);

    /**
     * From now on, while a pause holds this path up, the world is looked at all the same; until {@link #unwatched} or another one.
     *
     * @param look throws {@link OperationFailed} when the operation has to be taken back, pause or not
     */
    void watchedWhilePaused(Duration every, Runnable look);

    /** Ends {@link #watchedWhilePaused}. */
    void unwatched();

    /** For changed behaviour: the version that this journal began with; {@code latest} for a new one, 0 from before there was any. */
    int version(String name, int latest);

    /** May this run still write? @return how long one call may take. @throws LeaseLost when not */
    Duration admit();
}
