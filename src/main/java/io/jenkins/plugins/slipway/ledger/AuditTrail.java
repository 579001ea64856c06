package io.jenkins.plugins.slipway.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/**
 * Who did what, when; append-only. Each entry carries a digest of itself and of all before it: an entry that is changed or taken
 * out later shows, and all of it can be anchored elsewhere by one digest.
 */
public final class AuditTrail {
    private static final String ORIGIN = "0".repeat(64);

    /** An entry. @param seq from 1, without gaps @param digest of it and of all before */
    public record Entry(long seq, Instant at, Deed deed, String digest) {}

    private final Database database;

    AuditTrail(Database database) {
        this.database = database;
    }

    /** Writes it down, at the ledger's time. One after the other here; against another process the later one is run again. */
    public synchronized Entry append(Deed deed) {
        return database.write(handle -> {
            var last = last(handle);
            var seq = last.map(Entry::seq).orElse(0L) + 1;
            var at = database.now(handle);
            var entry = new Entry(
                    seq, at, deed, digest(seq, at, deed, last.map(Entry::digest).orElse(ORIGIN)));
            insert(handle, entry);
            return entry;
        });
    }

    /** The newest, newest first. @param limit at least 1 */
    public List<Entry> newest(int limit) {
        return database.read(
                handle -> handle.select("select * from slipway_audit order by seq desc fetch first ? rows only", limit)
                        .map((row, context) -> entry(row))
                        .list());
    }

    /** All that was done to an operation, in the order in which it was done. */
    public List<Entry> of(String operation) {
        return database.read(
                handle -> handle.select("select * from slipway_audit where operation = ? order by seq", operation)
                        .map((row, context) -> entry(row))
                        .list());
    }

    /** Checks every digest. @return the first entry that is not as it was written, or that has none before it */
    public OptionalLong firstBroken() {
        return database.read(handle -> {
            try (var entries = handle
                    .select("select * from slipway_audit order by seq")
                    .setFetchSize(1000)
                    .map((row, context) -> entry(row))
                    .stream()) {
                return firstBroken(entries);
            }
        });
    }

    static OptionalLong firstBroken(Stream<Entry> entries) {
        long expected = 1;
        var before = ORIGIN;
        for (var entry : (Iterable<Entry>) entries::iterator) {
            if (entry.seq() != expected || !entry.digest().equals(digest(expected, entry.at(), entry.deed(), before))) {
                return OptionalLong.of(entry.seq());
            }
            before = entry.digest();
            expected++;
        }
        return OptionalLong.empty();
    }

    private static Optional<Entry> last(Handle handle) {
        return handle.select("select * from slipway_audit order by seq desc fetch first 1 rows only")
                .map((row, context) -> entry(row))
                .findOne();
    }

    private static void insert(Handle handle, Entry entry) {
        handle.createUpdate("insert into slipway_audit (seq, at, who, deed, origin, operation, detail, digest)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, entry.seq())
                .bind(1, Times.column(entry.at()))
                .bind(2, entry.deed().who())
                .bind(3, entry.deed().what())
                .bind(4, entry.deed().origin())
                .bind(5, entry.deed().operation().orElse(null))
                .bind(6, entry.deed().detail())
                .bind(7, entry.digest())
                .execute();
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var deed = new Deed(
                row.getString("who"),
                row.getString("deed"),
                row.getString("origin"),
                Optional.ofNullable(row.getString("operation")),
                row.getString("detail"));
        return new Entry(row.getLong("seq"), Times.read(row, "at"), deed, row.getString("digest"));
    }

    /** Lengths stand before the texts, so that no two entries are written alike. */
    private static String digest(long seq, Instant at, Deed deed, String before) {
        var text = Stream.of(
                        before,
                        String.valueOf(seq),
                        at.toString(),
                        deed.who(),
                        deed.what(),
                        deed.origin(),
                        deed.operation().orElse(""),
                        deed.detail())
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining(","));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
