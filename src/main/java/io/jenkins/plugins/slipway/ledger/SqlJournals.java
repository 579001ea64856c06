package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Signal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Journals in four tables: heads, their targets, entries (insert-only), signals (insert-only). */
final class SqlJournals implements Journals {
    private final Database database;
    private final SqlLeases leases;

    SqlJournals(Database database, SqlLeases leases) {
        this.database = database;
        this.leases = leases;
    }

    @Override
    public void create(OperationRecord operation, Entry plan) {
        database.write(handle -> {
            if (!isNew(handle, operation.id())) {
                throw new IllegalStateException("operation " + operation.id() + " exists already");
            }
            handle.createUpdate("insert into slipway_operation (id, verb, targets, labels, requested_by,"
                            + " journal_version, created_at, outcome) values (?, ?, ?, ?, ?, ?, ?, ?)")
                    .bind(0, operation.id().value())
                    .bind(1, operation.verb())
                    .bind(2, Json.write(operation.targets()))
                    .bind(3, Json.write(operation.labels()))
                    .bind(4, operation.requestedBy())
                    .bind(5, operation.journalVersion())
                    .bind(6, Times.column(operation.createdAt()))
                    .bind(7, operation.outcome().map(Json::write).orElse(null))
                    .execute();
            operation.targets().stream()
                    .distinct()
                    .forEach(target -> handle.execute(
                            "insert into slipway_operation_target (target, operation, ended) values (?, ?, ?)",
                            target,
                            operation.id().value(),
                            operation.outcome().isPresent()));
            insert(handle, operation.id(), plan);
            return null;
        });
    }

    @Override
    public Optional<OperationRecord> find(OperationId id) {
        return database.read(handle -> handle.select("select * from slipway_operation where id = ?", id.value())
                .map((row, context) -> JournalRows.operation(row))
                .findOne());
    }

    @Override
    public List<OperationRecord> list(boolean openOnly, int limit) {
        var where = openOnly ? " where outcome is null" : "";
        return database.read(handle -> handle.select(
                        "select * from slipway_operation" + where
                                + " order by created_at desc, id desc fetch first ? rows only",
                        limit)
                .map((row, context) -> JournalRows.operation(row))
                .list());
    }

    @Override
    public List<OperationRecord> openAt(String target) {
        return database.read(handle -> handle.select(
                        "select head.* from slipway_operation_target at"
                                + " join slipway_operation head on head.id = at.operation"
                                + " where at.target = ? and not at.ended order by head.created_at desc, head.id desc",
                        target)
                .map((row, context) -> JournalRows.operation(row))
                .list());
    }

    @Override
    public List<OperationRecord> at(String target, int limit) {
        return database.read(handle -> handle.select(
                        "select head.* from slipway_operation_target at"
                                + " join slipway_operation head on head.id = at.operation"
                                + " where at.target = ? order by head.created_at desc, head.id desc"
                                + " fetch first ? rows only",
                        target,
                        limit)
                .map((row, context) -> JournalRows.operation(row))
                .list());
    }

    @Override
    public List<Entry> read(OperationId id, long fromSeq) {
        return database.read(handle -> handle.select(
                        "select * from slipway_journal where operation = ? and seq >= ? order by seq",
                        id.value(),
                        fromSeq)
                .map((row, context) -> JournalRows.entry(row))
                .list());
    }

    @Override
    public void append(OperationId id, Lease lease, Entry entry) {
        database.write(handle -> {
            leases.require(handle, lease);
            requireNext(handle, id, entry);
            insert(handle, id, entry);
            if (entry.kind() == Entry.Kind.OUTCOME) {
                handle.execute(
                        "update slipway_operation set outcome = ? where id = ?", Json.write(entry.data()), id.value());
                handle.execute("update slipway_operation_target set ended = true where operation = ?", id.value());
            }
            return null;
        });
    }

    @Override
    public void send(OperationId id, Signal signal) {
        database.write(handle -> {
            lockHead(handle, id);
            handle.createUpdate(
                            "insert into slipway_signal (operation, kind, sender, reason, at) values (?, ?, ?, ?, ?)")
                    .bind(0, id.value())
                    .bind(1, signal.kind())
                    .bind(2, signal.by())
                    .bind(3, signal.reason())
                    .bind(4, Times.column(signal.at()))
                    .execute();
            return null;
        });
    }

    @Override
    public List<Signal> signals(OperationId id) {
        return database.read(
                handle -> handle.select("select * from slipway_signal where operation = ? order by arrival", id.value())
                        .map((row, context) -> JournalRows.signal(row))
                        .list());
    }

    private static boolean isNew(Handle handle, OperationId id) {
        return handle.select("select 1 from slipway_operation where id = ?", id.value())
                .mapTo(Integer.class)
                .findOne()
                .isEmpty();
    }

    /** Signals of one operation are numbered one after the other, so that a reader never sees a later one first. */
    private static void lockHead(Handle handle, OperationId id) {
        handle.select("select id from slipway_operation where id = ? for update", id.value())
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> new IllegalStateException("there is no operation " + id + " in this ledger"));
    }

    private static void requireNext(Handle handle, OperationId id, Entry entry) {
        var states = handle.select(
                        "select seq, kind from slipway_journal where operation = ? and seq >= ?"
                                + " order by seq fetch first 2 rows only",
                        id.value(),
                        entry.seq() - 1)
                .map((row, context) -> new Neighbour(row.getLong("seq"), row.getString("kind")))
                .list();
        if (states.size() != 1 || states.get(0).seq() != entry.seq() - 1) {
            throw new IllegalStateException("entry " + entry.seq() + " (" + entry.kind() + " '" + entry.name()
                    + "') of operation " + id + " is not the next one of its journal");
        }
        if (states.get(0).kind().equals(Entry.Kind.OUTCOME.name())) {
            throw new IllegalStateException("operation " + id + " has ended; its journal takes no more entries");
        }
    }

    private static void insert(Handle handle, OperationId id, Entry entry) {
        var data = Json.write(entry.data());
        if (data.getBytes(StandardCharsets.UTF_8).length > entry.kind().largest()) {
            throw new IllegalArgumentException("entry " + entry.kind() + " '" + entry.path() + entry.name()
                    + "' of operation " + id + " is larger than " + entry.kind().largest() + " bytes");
        }
        handle.createUpdate("insert into slipway_journal (operation, seq, path, kind, name, data, at, epoch)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, id.value())
                .bind(1, entry.seq())
                .bind(2, entry.path())
                .bind(3, entry.kind().name())
                .bind(4, entry.name())
                .bind(5, data)
                .bind(6, Times.column(entry.at()))
                .bind(7, entry.epoch())
                .execute();
    }

    private record Neighbour(long seq, String kind) {}
}
