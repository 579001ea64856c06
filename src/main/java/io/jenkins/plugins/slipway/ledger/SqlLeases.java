package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.LeaseHeld;
import io.jenkins.plugins.slipway.operation.LeaseLost;
import io.jenkins.plugins.slipway.operation.Leases;
import io.jenkins.plugins.slipway.operation.OperationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** One row per target; whoever changes or relies on a lease locks its row first. */
final class SqlLeases implements Leases {
    private final Database database;

    SqlLeases(Database database) {
        this.database = database;
    }

    @Override
    public Lease acquire(String target, OperationId operation, String holder, Duration length) {
        return database.write(handle -> {
            var row = locked(handle, target);
            var now = database.now(handle);
            if (row.isEmpty()) {
                return insert(handle, new Lease(target, operation, holder, 1, now.plus(length)));
            }
            var present = row.get();
            if (present.isHeldBy(operation, holder)) {
                return update(handle, present.lease(target, now.plus(length)));
            }
            if (present.lives(now)) {
                throw new LeaseHeld(present.lease(target, present.expires()));
            }
            return update(handle, new Lease(target, operation, holder, present.epoch() + 1, now.plus(length)));
        });
    }

    @Override
    public Lease renew(Lease lease, Duration length) {
        return database.write(handle -> {
            require(handle, lease);
            var renewed = new Lease(
                    lease.target(),
                    lease.operation(),
                    lease.holder(),
                    lease.epoch(),
                    database.now(handle).plus(length));
            return update(handle, renewed);
        });
    }

    @Override
    public void release(Lease lease) {
        database.write(handle -> handle.createUpdate("update slipway_lease set operation = null, holder = null,"
                        + " expires = null where target = ? and epoch = ? and operation = ? and holder = ?")
                .bind(0, lease.target())
                .bind(1, lease.epoch())
                .bind(2, lease.operation().value())
                .bind(3, lease.holder())
                .execute());
    }

    @Override
    public Optional<Lease> current(String target) {
        return database.read(handle -> handle.select("select * from slipway_lease where target = ?", target)
                        .map((row, context) -> Row.of(row))
                        .findOne())
                .filter(row -> row.operation() != null)
                .map(row -> row.lease(target, row.expires()));
    }

    @Override
    public Instant now() {
        return database.read(database::now);
    }

    /**
     * Keeps the lease as it is until the transaction ends.
     *
     * @throws LeaseLost when it is another's by now or has run out
     */
    void require(Handle handle, Lease lease) {
        var row = locked(handle, lease.target());
        var now = database.now(handle);
        if (row.isEmpty()
                || row.get().epoch() != lease.epoch()
                || !row.get().isHeldBy(lease.operation(), lease.holder())) {
            throw new LeaseLost("%s is no longer held by operation %s under epoch %d (%s); this process stops writing"
                    .formatted(
                            lease.target(),
                            lease.operation(),
                            lease.epoch(),
                            row.map(Row::describe).orElse("nobody ever held it")));
        }
        if (!row.get().lives(now)) {
            throw new LeaseLost("the lease of operation %s on %s ran out at %s, it is %s; this process stops writing"
                    .formatted(lease.operation(), lease.target(), row.get().expires(), now));
        }
    }

    private static Optional<Row> locked(Handle handle, String target) {
        return handle.select("select * from slipway_lease where target = ? for update", target)
                .map((row, context) -> Row.of(row))
                .findOne();
    }

    private static Lease insert(Handle handle, Lease lease) {
        handle.createUpdate(
                        "insert into slipway_lease (epoch, operation, holder, expires, target) values (?, ?, ?, ?, ?)")
                .bind(0, lease.epoch())
                .bind(1, lease.operation().value())
                .bind(2, lease.holder())
                .bind(3, Times.column(lease.expires()))
                .bind(4, lease.target())
                .execute();
        return lease;
    }

    private static Lease update(Handle handle, Lease lease) {
        handle.createUpdate(
                        "update slipway_lease set epoch = ?, operation = ?, holder = ?, expires = ? where target = ?")
                .bind(0, lease.epoch())
                .bind(1, lease.operation().value())
                .bind(2, lease.holder())
                .bind(3, Times.column(lease.expires()))
                .bind(4, lease.target())
                .execute();
        return lease;
    }

    private record Row(long epoch, String operation, String holder, Instant expires) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("epoch"),
                    row.getString("operation"),
                    row.getString("holder"),
                    Times.read(row, "expires"));
        }

        boolean isHeldBy(OperationId who, String process) {
            return who.value().equals(operation) && process.equals(holder);
        }

        boolean lives(Instant now) {
            return expires != null && expires.isAfter(now);
        }

        Lease lease(String target, Instant until) {
            return new Lease(target, new OperationId(operation), holder, epoch, until);
        }

        String describe() {
            return operation == null
                    ? "it was released after epoch " + epoch
                    : "operation " + operation + " holds it under epoch " + epoch;
        }
    }
}
