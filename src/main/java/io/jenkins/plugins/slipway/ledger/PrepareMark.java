package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.Unit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** That something is to be prepared anew; a row from the transaction that made it so until it was prepared. */
record PrepareMark(long id, Kind kind, String name, String environment) {
    enum Kind {
        /** Everything, the links between events included. */
        ALL,
        /** A unit, and those whose items are tied to its own. */
        UNIT,
        /** That unit alone. */
        ALONE,
        /** The units of a deployment, by its id. */
        DEPLOYMENT,
        /** The units of an incident, by its id. */
        INCIDENT,
        /** The units whose commits are of a repository. */
        REPOSITORY,
        /** The units of a service. */
        SERVICE
    }

    private static PrepareMark of(Kind kind, String name, String environment) {
        return new PrepareMark(0, kind, name, environment);
    }

    static PrepareMark all() {
        return of(Kind.ALL, "", "");
    }

    static PrepareMark unit(String service, String environment) {
        return of(Kind.UNIT, service, environment);
    }

    static PrepareMark alone(Unit unit) {
        return of(Kind.ALONE, unit.service(), unit.environment());
    }

    static PrepareMark item(String type, String item) {
        return of(type.equals("deployment") ? Kind.DEPLOYMENT : Kind.INCIDENT, item, "");
    }

    static PrepareMark repository(String name) {
        return of(Kind.REPOSITORY, name, "");
    }

    static PrepareMark service(String name) {
        return of(Kind.SERVICE, name, "");
    }

    /** Whether it names a unit. */
    boolean isOfUnit() {
        return kind == Kind.UNIT || kind == Kind.ALONE;
    }

    Unit unit() {
        return new Unit(name, environment);
    }

    static void write(Handle handle, Collection<PrepareMark> marks) {
        if (marks.isEmpty()) {
            return;
        }
        var batch = handle.prepareBatch(
                "insert into slipway_prepare (kind, name, environment) values (:kind, :name, :environment)");
        marks.forEach(mark -> batch.bind("kind", mark.kind.name())
                .bind("name", mark.name)
                .bind("environment", mark.environment)
                .add());
        batch.execute();
    }

    static boolean isAny(Handle handle) {
        return handle.select("select id from slipway_prepare order by id fetch first 1 rows only")
                .mapTo(Long.class)
                .findFirst()
                .isPresent();
    }

    /** The oldest. */
    static List<PrepareMark> oldest(Handle handle, int limit) {
        return handle.select("select * from slipway_prepare order by id fetch first ? rows only", limit)
                .map((row, context) -> new PrepareMark(
                        row.getLong("id"),
                        Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("environment")))
                .list();
    }

    static void delete(Handle handle, Stream<PrepareMark> marks) {
        var batch = handle.prepareBatch("delete from slipway_prepare where id = :id");
        marks.forEach(mark -> batch.bind("id", mark.id).add());
        batch.execute();
    }
}
