package io.jenkins.plugins.slipway.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far imports from elsewhere came, part by part: one that was broken off goes on there. */
public final class Imports {
    private final Database database;

    Imports(Database database) {
        this.database = database;
    }

    /** Where a part that was broken off goes on; empty when it was not begun, or ended. @param source from where, as its importer names it */
    public Optional<String> reached(String source, String part) {
        return database.read(handle -> handle.select(
                        "select reached from slipway_import where source = ? and part = ? and reached is not null",
                        source,
                        part)
                .mapTo(String.class)
                .findOne());
    }

    /** Parts that were broken off, in the order of their names. */
    public List<String> brokenOff(String source) {
        return database.read(handle -> handle.select(
                        "select part from slipway_import where source = ? and reached is not null order by part",
                        source)
                .mapTo(String.class)
                .list());
    }

    /** Parts that ended, in the order of their names. */
    public List<String> finished(String source) {
        return database.read(handle -> handle.select(
                        "select part from slipway_import where source = ? and finished_at is not null order by part",
                        source)
                .mapTo(String.class)
                .list());
    }

    /** When a part ended last; it may have been begun anew since. */
    public Optional<Instant> finishedAt(String source, String part) {
        return database.read(handle -> handle.select(
                        "select finished_at from slipway_import where source = ? and part = ? and finished_at is not null",
                        source,
                        part)
                .map((row, context) -> Times.read(row, "finished_at"))
                .findOne());
    }

    /** All before it is in the ledger. */
    public void reach(String source, String part, String reached) {
        database.write(handle -> {
            var known = handle.execute(
                    "update slipway_import set reached = ? where source = ? and part = ?", reached, source, part);
            return known > 0
                    ? known
                    : handle.execute(
                            "insert into slipway_import (source, part, reached) values (?, ?, ?)",
                            source,
                            part,
                            reached);
        });
    }

    /** All of it is in the ledger. */
    public void finish(String source, String part) {
        database.write(handle -> {
            var now = Times.column(database.now(handle));
            var known = handle.execute(
                    "update slipway_import set reached = null, finished_at = ? where source = ? and part = ?",
                    now,
                    source,
                    part);
            return known > 0
                    ? known
                    : handle.execute(
                            "insert into slipway_import (source, part, finished_at) values (?, ?, ?)",
                            source,
                            part,
                            now);
        });
    }

    /** It cannot be gone on with. */
    public void forget(String source, String part) {
        database.write(
                handle -> handle.execute("delete from slipway_import where source = ? and part = ?", source, part));
    }
}
