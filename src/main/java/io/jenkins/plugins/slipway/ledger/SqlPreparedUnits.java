package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.PreparedUnitBytes;
import io.jenkins.plugins.slipway.dora.PreparedUnits;
import io.jenkins.plugins.slipway.dora.Unit;
import java.io.ByteArrayOutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Prepared units in the ledger. Whoever asks first after an event prepares what it touched. Who has asked for all units once keeps them
 * in memory, and from then on reads only those that were prepared since.
 */
final class SqlPreparedUnits implements PreparedUnits {
    private final Database database;
    private final UnitPreparation preparation;
    private final Map<Unit, PreparedUnit> kept = new TreeMap<>();
    /** Of the youngest that are kept; negative while none are. */
    private long keptStamp = -1;

    SqlPreparedUnits(Database database) {
        this.database = database;
        this.preparation = new UnitPreparation(database);
    }

    @Override
    public synchronized Collection<PreparedUnit> of(Set<String> services, Set<String> environments) {
        preparation.prepareWhatIsMarked();
        return (keptStamp < 0 && !services.isEmpty() ? read(services) : all())
                .stream()
                        .filter(prepared -> !prepared.isEmpty())
                        .filter(prepared -> isOneOf(services, prepared.unit().service()))
                        .filter(prepared ->
                                isOneOf(environments, prepared.unit().environment()))
                        .toList();
    }

    private static boolean isOneOf(Set<String> names, String name) {
        return names.isEmpty() || names.contains(name);
    }

    private Collection<PreparedUnit> read(Set<String> services) {
        return readCurrent(handle -> handle.createQuery(select("service in (<services>)"))
                        .bindList("services", List.copyOf(services)))
                .values()
                .stream()
                .map(Stored::prepared)
                .toList();
    }

    private Collection<PreparedUnit> all() {
        readCurrent(handle -> handle.createQuery(select("stamp > :stamp")).bind("stamp", keptStamp))
                .forEach((unit, stored) -> {
                    kept.put(unit, stored.prepared());
                    keptStamp = Math.max(keptStamp, stored.stamp);
                });
        return kept.values();
    }

    private static String select(String which) {
        return "select * from slipway_prepared where " + which + " order by service, environment, part";
    }

    private interface Question {
        Query in(Handle handle);
    }

    private Map<Unit, Stored> readCurrent(Question question) {
        var found = database.read(handle -> read(question.in(handle)));
        var outdated = found.entrySet().stream()
                .filter(entry -> !entry.getValue().isCurrent())
                .map(entry -> PrepareMark.alone(entry.getKey()))
                .toList();
        if (outdated.isEmpty()) {
            return found;
        }
        database.write(handle -> {
            PrepareMark.write(handle, outdated);
            return null;
        });
        preparation.prepareWhatIsMarked();
        return database.read(handle -> read(question.in(handle)));
    }

    private static Map<Unit, Stored> read(Query query) {
        var found = new TreeMap<Unit, Stored>();
        query.map((row, context) -> {
                    var unit = new Unit(row.getString("service"), row.getString("environment"));
                    var body = row.getBytes("body");
                    found.computeIfAbsent(unit, none -> new Stored()).add(row.getLong("stamp"), body);
                    return unit;
                })
                .forEach(unit -> {});
        return found;
    }

    /** The parts of one unit. */
    private static final class Stored {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private long stamp;

        void add(long itsStamp, byte[] part) {
            stamp = itsStamp;
            body.writeBytes(part);
        }

        /** Another version of Slipway may have prepared it. */
        boolean isCurrent() {
            return body.toByteArray()[0] == PreparedUnitBytes.VERSION;
        }

        PreparedUnit prepared() {
            return PreparedUnitBytes.read(body.toByteArray());
        }
    }
}
