package io.jenkins.plugins.slipway.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;

/** Connections and transactions; every fault of the database leaves as {@link LedgerUnavailable}. */
final class Database implements AutoCloseable {
    private static final int ATTEMPTS = 5;
    /** Doubled each time: the process that held a file takes a moment to end, and only then another can have it. */
    private static final Duration BEFORE_RECONNECT = Duration.ofMillis(100);

    /** Keeps what it has parsed, so all databases of a process share one. */
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private final Engine engine;
    private final Clock clock;
    private final HikariDataSource pool;
    private final Jdbi jdbi;

    private Database(Engine engine, Clock clock, HikariDataSource pool) {
        this.engine = engine;
        this.clock = clock;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
        jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
    }

    /** @param clock instead of the database's own, or null */
    static Database open(Engine engine, Clock clock) {
        var config = new HikariConfig();
        config.setPoolName("slipway-ledger");
        config.setDataSource(engine.dataSource());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(engine.idleConnections());
        config.setConnectionInitSql(engine.greeting());
        config.setConnectionTimeout(10_000);
        config.setInitializationFailTimeout(engine.patience().toMillis());
        try {
            return new Database(engine, clock, new HikariDataSource(config));
        } catch (PoolInitializationException unreachable) {
            throw unavailable(engine, unreachable);
        }
    }

    String where() {
        return engine.where();
    }

    /** Runs the migration while no other process does. */
    void migrating(Consumer<Handle> migration) {
        try {
            engine.migrating(jdbi, migration);
            jdbi.useHandle(engine::makeDurable);
        } catch (JdbiException fault) {
            throw unavailable(engine, fault);
        }
    }

    <T> T read(Function<Handle, T> work) {
        return run(work, false);
    }

    /** One transaction, acknowledged only when it is on the disk; run again when it lost against another one. */
    <T> T write(Function<Handle, T> work) {
        return run(work, true);
    }

    /** The database's clock, to the microsecond: finer times would not come back as they were. */
    Instant now(Handle handle) {
        return (clock == null ? engine.now(handle) : clock.instant()).truncatedTo(ChronoUnit.MICROS);
    }

    /** H2 forgets an interrupt that it meets while it writes: it is put by and passed on afterwards. */
    private <T> T run(Function<Handle, T> work, boolean writes) {
        var interrupted = Thread.interrupted();
        try {
            return runUninterrupted(work, writes);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T> T runUninterrupted(Function<Handle, T> work, boolean writes) {
        if (writes) {
            engine.requireRoom();
        }
        for (int attempt = 1; ; attempt++) {
            var committing = new AtomicBoolean();
            try {
                return jdbi.withHandle(handle -> {
                    T result = handle.inTransaction(transaction -> {
                        T made = work.apply(transaction);
                        committing.set(writes);
                        return made;
                    });
                    if (writes) {
                        engine.makeDurable(handle);
                    }
                    return result;
                });
            } catch (JdbiException fault) {
                // the pool has tried for its whole patience already
                if (fault instanceof ConnectionException
                        || attempt == ATTEMPTS
                        || !canRunAgain(sqlFault(fault), committing.get())) {
                    throw unavailable(engine, fault);
                }
                if (engine.disconnected(sqlFault(fault))) {
                    pool.getHikariPoolMXBean().softEvictConnections();
                    LockSupport.parkNanos(BEFORE_RECONNECT.toNanos() << attempt);
                }
            }
        }
    }

    private boolean canRunAgain(SQLException fault, boolean wasCommitting) {
        return engine.conflict(fault) || (!wasCommitting && engine.disconnected(fault));
    }

    private static LedgerUnavailable unavailable(Engine engine, RuntimeException fault) {
        return new LedgerUnavailable(engine.where(), engine.explain(sqlFault(fault)), fault);
    }

    /** The innermost one: pools and drivers wrap the one that names the reason. */
    private static SQLException sqlFault(Throwable fault) {
        var found = new SQLException(fault.getMessage(), fault);
        var at = fault;
        for (int depth = 0; at != null && depth < 20; depth++, at = at.getCause()) {
            if (at instanceof SQLException sql && (sql.getErrorCode() != 0 || sql.getSQLState() != null)) {
                found = sql;
            }
        }
        return found;
    }

    @Override
    public void close() {
        if (pool.isClosed()) {
            return;
        }
        try {
            engine.closing(jdbi);
        } finally {
            pool.close();
        }
    }
}
