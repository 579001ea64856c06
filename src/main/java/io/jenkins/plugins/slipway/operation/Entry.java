package io.jenkins.plugins.slipway.operation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One entry of a journal, at most 32 KB; a plan, which is written once and names every fleet, 256 KB.
 *
 * @param seq from 0, without gaps
 * @param path the branch, {@code ""} for the trunk, {@code waves/eu/} for a branch, {@code undo/7/} for an undo
 * @param name key within the path
 * @param epoch of the lease under which it was written
 */
public record Entry(long seq, String path, Kind kind, String name, JsonNode data, Instant at, long epoch) {
    /** What an entry says. */
    public enum Kind {
        PLAN,
        UNDO,
        INTENT,
        RESULT,
        /** The attempt is known not to have happened. */
        REFUSED,
        FAILURE,
        /** A wait began; its limit. */
        DEADLINE,
        SEEN,
        SIGNAL,
        /** A person holds the operation up, or lets it go on. */
        PAUSED,
        RESUMED,
        NOTE,
        VERSION,
        TIME,
        /** The changes of some branches stay, whatever comes. */
        KEPT,
        /** The verb is over; undoing begins, or the outcome follows. */
        TURN,
        UNDONE,
        UNDO_FAILED,
        /** How it ends is decided; others are told before the outcome follows. */
        ENDED,
        OUTCOME;

        /** Bytes of its data as JSON. */
        public int largest() {
            return this == PLAN ? 256 * 1024 : 32 * 1024;
        }
    }
}
