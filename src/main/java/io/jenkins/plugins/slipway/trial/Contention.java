package io.jenkins.plugins.slipway.trial;

import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import java.util.SplittableRandom;

/**
 * What else happens to an operation in the middle of it, beside the faults of the world: drawn by the seed.
 *
 * @param entry of its journal at which it happens; when the journal ends before, nothing does
 * @param after whether that entry is written by then
 */
public record Contention(Kind kind, long entry, boolean after) {
    /** Nothing. */
    public static final Contention NONE = new Contention(Kind.NOBODY, 0, false);

    private static final int EARLIEST = 2;
    private static final int LATEST = 210;
    private static final long STREAM = 0x5EC0_4D07L;

    /** Who interferes. */
    public enum Kind {
        NOBODY("nobody interferes"),
        RIVAL_DELIVERY("another controller wants to deliver to the same fleets"),
        RIVAL_ROLLBACK("another controller wants to roll the same fleets back"),
        SLEEP("its process sleeps for longer than its leases last, and another goes on with it"),
        KILL("its process is killed; another goes on with it when the leases have run out"),
        ABORT("somebody else asks it to stop");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** In half of the seeds somebody interferes, under {@code hostile} alone. */
    public static Contention draw(FaultProfile profile, long seed) {
        if (profile != FaultProfile.HOSTILE) {
            return NONE;
        }
        var random = new SplittableRandom(seed ^ STREAM);
        if (random.nextBoolean()) {
            return NONE;
        }
        var kind = Kind.values()[random.nextInt(1, Kind.values().length)];
        return new Contention(kind, random.nextInt(EARLIEST, LATEST), random.nextBoolean());
    }

    /** For people: who interferes, and when. */
    public String words() {
        return kind == Kind.NOBODY
                ? kind.words
                : "%s entry %d of its journal is written, %s".formatted(after ? "after" : "before", entry, kind.words);
    }
}
