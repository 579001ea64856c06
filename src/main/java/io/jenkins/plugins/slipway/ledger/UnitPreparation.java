package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.Preparation;
import io.jenkins.plugins.slipway.dora.PreparedUnitBytes;
import io.jenkins.plugins.slipway.dora.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Prepares what events have touched: a few units in each transaction, and by one process at a time. */
final class UnitPreparation {
    private static final int MARKS = 5000;
    private static final int UNITS = 25;
    /** The longest value of a column in H2 is 1 MiB. */
    private static final int PART = 500_000;

    private final Database database;
    private final RepositoryCommits commits = new RepositoryCommits();

    UnitPreparation(Database database) {
        this.database = database;
    }

    /** Returns when everything is prepared that was marked before the call. */
    void prepareWhatIsMarked() {
        while (database.read(PrepareMark::isAny)) {
            database.write(handle -> {
                prepareSome(handle);
                return null;
            });
        }
    }

    private void prepareSome(Handle handle) {
        long stamp = 1
                + handle.select("select stamp from slipway_prepared_state where id = 1 for update")
                        .mapTo(Long.class)
                        .one();
        var marks = PrepareMark.oldest(handle, MARKS);
        var indirect = marks.stream().filter(mark -> !mark.isOfUnit()).toList();
        if (indirect.isEmpty()) {
            prepareUnits(handle, marks, stamp);
            handle.execute("update slipway_prepared_state set stamp = ? where id = 1", stamp);
        } else {
            var units = new MarkedUnits(handle, new UnitEvents(handle, commits)).of(indirect);
            PrepareMark.write(handle, units.stream().map(PrepareMark::alone).toList());
            PrepareMark.delete(handle, indirect.stream());
        }
    }

    private void prepareUnits(Handle handle, List<PrepareMark> marks, long stamp) {
        var byUnit = new LinkedHashMap<Unit, List<PrepareMark>>();
        marks.forEach(mark ->
                byUnit.computeIfAbsent(mark.unit(), none -> new ArrayList<>()).add(mark));
        var some = byUnit.entrySet().stream().limit(UNITS).toList();
        var events = new UnitEvents(handle, commits);
        var neighbours = new TreeSet<Unit>();
        for (var marked : some) {
            var closure = events.of(marked.getKey());
            write(handle, marked.getKey(), closure, stamp);
            if (marked.getValue().stream().anyMatch(mark -> mark.kind() == PrepareMark.Kind.UNIT)) {
                neighbours.addAll(closure.neighbours());
            }
        }
        some.forEach(marked -> neighbours.remove(marked.getKey()));
        PrepareMark.write(handle, neighbours.stream().map(PrepareMark::alone).toList());
        PrepareMark.delete(handle, some.stream().flatMap(marked -> marked.getValue().stream()));
    }

    private static void write(Handle handle, Unit unit, UnitEvents.Closure closure, long stamp) {
        delete(handle, "slipway_prepared", unit);
        delete(handle, "slipway_prepared_repository", unit);
        var body = PreparedUnitBytes.write(Preparation.of(unit, closure.events()));
        for (int part = 0; part * PART < body.length; part++) {
            handle.execute(
                    "insert into slipway_prepared (service, environment, part, stamp, body) values (?, ?, ?, ?, ?)",
                    unit.service(),
                    unit.environment(),
                    part,
                    stamp,
                    Arrays.copyOfRange(body, part * PART, Math.min(body.length, (part + 1) * PART)));
        }
        closure.repositories()
                .forEach(repository -> handle.execute(
                        "insert into slipway_prepared_repository (repository, service, environment) values (?, ?, ?)",
                        repository,
                        unit.service(),
                        unit.environment()));
    }

    private static void delete(Handle handle, String table, Unit unit) {
        handle.execute(
                "delete from " + table + " where service = ? and environment = ?", unit.service(), unit.environment());
    }
}
