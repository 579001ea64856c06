package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.ledger.LedgerUnavailable.Trouble;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * What is free where a ledger's file lies. H2 that meets a full disk may never return from its own rollback (seen with 2.4.240:
 * it looked for a version of its store for ever), so it is not let come to that.
 *
 * @param free in bytes; 0 where it is not known
 */
record DiskRoom(String where, LongSupplier free) {
    /** More than the largest transaction and the chunks that H2 rewrites beside it. */
    static final long RESERVE = 8L * 1024 * 1024;

    static DiskRoom of(String where, Path file) {
        var folder = file.toAbsolutePath().getParent().toFile();
        return new DiskRoom(where, folder::getUsableSpace);
    }

    /** @throws LedgerUnavailable when less than the reserve is free */
    void require() {
        long bytes = free.getAsLong();
        if (bytes < RESERVE) {
            throw new LedgerUnavailable(
                    where,
                    new Trouble(
                            "the disk is full (%,d bytes free, %,d are needed)".formatted(bytes, RESERVE),
                            "nothing acknowledged is lost: free some space, then run the command again, it resumes"),
                    null);
        }
    }
}
