package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.release.Releases;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Releases, and with each change of one the DORA event that says so, in the same transaction. */
final class SqlReleases implements Releases {
    /** A rollback that somebody gave up does not condemn what it was to undo; a running or failed one does. */
    private static final String LAST_GOOD = """
            select body from slipway_release r
            where service = ? and environment = ? and status = 'SUCCESS' and kind <> 'CANARY'
                and not exists (select 1 from slipway_release undoing
                    where undoing.rolls_back = r.id and undoing.kind = 'ROLLBACK' and undoing.status <> 'ABORTED')
            order by finished_at desc, started_at desc, id desc fetch first 1 rows only
            """;

    private final Database database;
    private final DoraEvents events;

    SqlReleases(Database database, DoraEvents events) {
        this.database = database;
        this.events = events;
    }

    @Override
    public void save(Release release) {
        database.write(handle -> {
            var known = select(handle, "select body from slipway_release where id = ? for update", release.id());
            var saved = known.map(before -> merged(before, release)).orElse(release);
            if (known.isEmpty() || !known.get().equals(saved)) {
                write(handle, saved, known.isEmpty());
                events.insert(handle, ReleaseEvents.of(saved));
            }
            return null;
        });
    }

    @Override
    public Optional<Release> find(String id) {
        return database.read(handle -> select(handle, "select body from slipway_release where id = ?", id));
    }

    @Override
    public List<Release> history(String service, String environment, int limit) {
        return database.read(handle -> handle.select(
                        "select body from slipway_release where service = ? and environment = ?"
                                + " order by started_at desc, id desc fetch first ? rows only",
                        service,
                        environment,
                        limit)
                .map((row, context) -> Json.read(row.getString("body"), Release.class))
                .list());
    }

    @Override
    public Optional<Release> lastGood(String service, String environment) {
        return database.read(handle -> select(handle, LAST_GOOD, service, environment));
    }

    private static Optional<Release> select(Handle handle, String sql, Object... arguments) {
        return handle.select(sql, arguments)
                .map((row, context) -> Json.read(row.getString("body"), Release.class))
                .findOne();
    }

    /** What was once served to users stays so; a late "in progress" says nothing that is still true. */
    private static Release merged(Release known, Release later) {
        var late = later.status() == Release.Status.IN_PROGRESS && known.status() != Release.Status.IN_PROGRESS;
        var merged = late ? known : later;
        return known.reachedUsers() || later.reachedUsers() ? merged.reachingUsers() : merged;
    }

    private static void write(Handle handle, Release release, boolean isNew) {
        handle.createUpdate(
                        isNew
                                ? "insert into slipway_release (service, environment, status, kind, rolls_back,"
                                        + " started_at, finished_at, body, id) values (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                : "update slipway_release set service = ?, environment = ?, status = ?, kind = ?,"
                                        + " rolls_back = ?, started_at = ?, finished_at = ?, body = ? where id = ?")
                .bind(0, release.service())
                .bind(1, release.environment())
                .bind(2, release.status().name())
                .bind(3, release.kind().name())
                .bind(4, release.rollsBack().orElse(null))
                .bind(5, Times.column(release.startedAt()))
                .bind(6, release.finishedAt().map(Times::column).orElse(null))
                .bind(7, Json.write(release))
                .bind(8, release.id())
                .execute();
    }
}
