package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.ledger.LedgerUnavailable.Trouble;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** H2, in a file or in memory. */
final class H2Engine implements Engine {
    static {
        // H2 reads it once, when its first class is loaded: a ledger in memory must not decide it for a file
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    private final String where;
    private final String url;
    private final Optional<DiskRoom> disk;

    private H2Engine(String where, String url, Optional<DiskRoom> disk) {
        this.where = where;
        this.url = url;
        this.disk = disk;
    }

    static H2Engine inMemory() {
        return new H2Engine("in memory", "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", Optional.empty());
    }

    /** H2 refuses to let others in without its own closing hook, so only an exclusive file can do without that hook. */
    static H2Engine inFile(LedgerAddress.InFile address) {
        H2File.prepare(address);
        var access = address.exclusive() ? ";DB_CLOSE_ON_EXIT=FALSE" : ";AUTO_SERVER=TRUE";
        return onFile(address.path(), access, address.toString());
    }

    /**
     * {@code async:} because H2 closes the whole database when a thread is interrupted in the middle of a write to an ordinary
     * file channel. RETENTION_TIME (ms) because H2 otherwise keeps 45 s of overwritten pages. No WRITE_DELAY=0: it would stop
     * the thread that gives space back, and the file would grow without end.
     */
    static H2Engine onFile(Path path, String access, String where) {
        return onFile(path, access, DiskRoom.of(where, path));
    }

    static H2Engine onFile(Path path, String access, DiskRoom disk) {
        var url = "jdbc:h2:async:" + path + ";RETENTION_TIME=1000;TRACE_LEVEL_FILE=0" + access;
        return new H2Engine(disk.where(), url, Optional.of(disk));
    }

    @Override
    public String where() {
        return where;
    }

    @Override
    public DataSource dataSource() {
        var source = new JdbcDataSource();
        source.setURL(url + ";LOCK_TIMEOUT=10000");
        source.setUser("sa");
        source.setPassword("");
        return source;
    }

    /** For the two threads that run operations and the one that looks for signals. */
    @Override
    public int idleConnections() {
        return disk.isPresent() ? 3 : Engine.super.idleConnections();
    }

    @Override
    public Instant now(Handle handle) {
        return Instant.now();
    }

    /** Another process may just be opening or leaving the file, for seconds where the machine is busy. */
    @Override
    public Duration patience() {
        return disk.isPresent() ? Duration.ofSeconds(5) : Engine.super.patience();
    }

    @Override
    public void requireRoom() {
        disk.ifPresent(DiskRoom::require);
    }

    /** A commit alone is lost when the process is killed before H2's background thread has written it. */
    @Override
    public void makeDurable(Handle handle) {
        if (disk.isPresent()) {
            handle.execute("checkpoint sync");
        }
    }

    /** H2 commits at each DDL statement, so the lock is held by a connection of its own. */
    @Override
    public void migrating(Jdbi jdbi, Consumer<Handle> migration) {
        jdbi.useHandle(lock -> {
            lock.execute("create table if not exists slipway_migration_lock (id integer primary key)");
            lock.execute("merge into slipway_migration_lock values (1)");
            lock.useTransaction(held -> {
                held.select("select id from slipway_migration_lock where id = 1 for update")
                        .mapTo(Integer.class)
                        .one();
                jdbi.useHandle(migration::accept);
            });
        });
    }

    @Override
    public boolean conflict(SQLException fault) {
        return switch (fault.getErrorCode()) {
            case ErrorCode.DUPLICATE_KEY_1, ErrorCode.CONCURRENT_UPDATE_1, ErrorCode.DEADLOCK_1 -> true;
            default -> false;
        };
    }

    @Override
    public boolean disconnected(SQLException fault) {
        return switch (fault.getErrorCode()) {
            case ErrorCode.CONNECTION_BROKEN_1,
                    ErrorCode.DATABASE_IS_CLOSED,
                    ErrorCode.OBJECT_CLOSED,
                    ErrorCode.DATABASE_CALLED_AT_SHUTDOWN -> true;
            default -> false;
        };
    }

    @Override
    public Trouble explain(SQLException fault) {
        return H2Troubles.explain(fault);
    }

    /** A database in memory was told to outlive its connections; now it ends with the last of them. */
    @Override
    public void closing(Jdbi jdbi) {
        if (disk.isEmpty()) {
            jdbi.useHandle(handle -> handle.execute("set db_close_delay 0"));
        }
    }
}
