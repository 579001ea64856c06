package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.PreparedUnits;
import io.jenkins.plugins.slipway.dora.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Prepared units in the ledger. Whoever asks first after an event prepares what it touched. Who has asked for all units once keeps them
 * in memory, and from then on reads only those that were prepared since.
 */
final class SqlPreparedUnits implements PreparedUnits {
    /** So many services are read at a time, where all are: several processors read and decode. */
    private static final int CHUNK = 100;

    private final Database database;
    private final UnitPreparation preparation;
    private final Map<Unit, PreparedUnit> kept = new TreeMap<>();
    /** Everything that was prepared until then is kept; negative while nothing is. */
    private long keptStamp = -1;

    SqlPreparedUnits(Database database) {
        this.database = database;
        this.preparation = new UnitPreparation(database);
    }

    @Override
    public synchronized Collection<PreparedUnit> of(Set<String> services, Set<String> environments) {
        preparation.prepareWhatIsMarked();
        return (keptStamp < 0 && !services.isEmpty() ? some(services) : all())
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

    private Collection<PreparedUnit> some(Set<String> services) {
        return current(() -> rows(handle -> handle.createQuery(select("service in (<services>)"))
                        .bindList("services", List.copyOf(services))))
                .stream()
                .map(row -> row.prepared().orElseThrow())
                .toList();
    }

    private Collection<PreparedUnit> all() {
        // what is prepared while this reads is read again next time
        long stamp = database.read(handle -> handle.select("select stamp from slipway_prepared_state where id = 1")
                .mapTo(Long.class)
                .one());
        if (stamp > keptStamp) {
            long known = keptStamp;
            current(
                            known < 0
                                    ? this::allRows
                                    : () -> rows(handle -> handle.createQuery(select("stamp > :stamp"))
                                            .bind("stamp", known)))
                    .forEach(row -> kept.put(row.unit(), row.prepared().orElseThrow()));
            keptStamp = stamp;
        }
        return kept.values();
    }

    private List<PreparedRows.Row> allRows() {
        var services =
                database.read(handle -> handle.select("select distinct service from slipway_prepared order by service")
                        .mapTo(String.class)
                        .list());
        return IntStream.range(0, (services.size() + CHUNK - 1) / CHUNK)
                .parallel()
                .mapToObj(chunk -> services.subList(chunk * CHUNK, Math.min(services.size(), (chunk + 1) * CHUNK)))
                .flatMap(some -> rows(handle -> handle.createQuery(select("service between :first and :last"))
                                .bind("first", some.get(0))
                                .bind("last", some.get(some.size() - 1)))
                        .stream())
                .toList();
    }

    private static String select(String which) {
        return "select * from slipway_prepared where " + which + " order by service, environment, part";
    }

    private List<PreparedRows.Row> rows(Function<Handle, Query> question) {
        return database.read(handle -> PreparedRows.of(question.apply(handle)));
    }

    /** What another version of Slipway prepared is prepared anew, and read again. */
    private List<PreparedRows.Row> current(Supplier<List<PreparedRows.Row>> rows) {
        var found = rows.get();
        var outdated = new ArrayList<PrepareMark>();
        found.stream()
                .filter(row -> row.prepared().isEmpty())
                .forEach(row -> outdated.add(PrepareMark.alone(row.unit())));
        if (outdated.isEmpty()) {
            return found;
        }
        database.write(handle -> {
            PrepareMark.write(handle, outdated);
            return null;
        });
        preparation.prepareWhatIsMarked();
        return rows.get();
    }
}
