package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.ledger.LedgerUnavailable.Trouble;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/** PostgreSQL, shared by controllers, pipes and workers. */
final class PostgresEngine implements Engine {
    /** Any number that no other user of the database takes: "slipway" in ASCII, cut to eight bytes. */
    private static final long MIGRATION_LOCK = 0x736c6970776179L;

    /** What the server says to who wakes up after {@link #greeting}'s limit; it has ended the connection, nothing is committed. */
    private static final String SLEPT = "25P03";

    /** Of the pool, when it has waited for one in vain. */
    private static final String NO_CONNECTION = "Connection is not available";
    /** A server that vanishes without a word would be waited for without end. In seconds. */
    private static final int LONGEST_ANSWER = 30;

    private final LedgerAddress.InPostgreSql address;

    PostgresEngine(LedgerAddress.InPostgreSql address) {
        this.address = address;
    }

    @Override
    public String where() {
        return address.toString();
    }

    @Override
    public DataSource dataSource() {
        var source = new PGSimpleDataSource();
        try {
            source.setUrl(address.url());
        } catch (IllegalArgumentException malformed) {
            // its message repeats the URL, password and all: it is not kept as the cause
            throw new LedgerUnavailable(
                    where(),
                    new Trouble("the driver cannot read this URL", "write jdbc:postgresql://HOST[:PORT]/DATABASE?…"),
                    null);
        }
        if (source.getSocketTimeout() == 0) {
            source.setSocketTimeout(LONGEST_ANSWER);
        }
        source.setApplicationName("slipway");
        return source;
    }

    /**
     * A process that is put to sleep in the middle of a transaction holds its locks: for the lease that another one waits to take
     * over, too. No transaction here waits for anything but the server, so five seconds of silence are such a sleep. Not as a
     * start-up option: poolers refuse those.
     */
    @Override
    public String greeting() {
        return "set idle_in_transaction_session_timeout = '5s'";
    }

    @Override
    public Instant now(Handle handle) {
        return handle.select("select clock_timestamp()")
                .mapTo(OffsetDateTime.class)
                .one()
                .toInstant();
    }

    /** A commit of PostgreSQL is on the disk. */
    @Override
    public void makeDurable(Handle handle) {}

    @Override
    public void migrating(Jdbi jdbi, Consumer<Handle> migration) {
        jdbi.useTransaction(handle -> {
            handle.execute("select pg_advisory_xact_lock(?)", MIGRATION_LOCK);
            migration.accept(handle);
        });
    }

    @Override
    public boolean conflict(SQLException fault) {
        return switch (state(fault)) {
            case "23505", "40001", "40P01" -> true;
            default -> false;
        };
    }

    @Override
    public boolean disconnected(SQLException fault) {
        return state(fault).startsWith("08")
                || state(fault).startsWith("57P")
                || state(fault).equals(SLEPT);
    }

    @Override
    public Trouble explain(SQLException fault) {
        var said = fault.getMessage();
        var state = state(fault);
        if (disconnected(fault) || isCrowded(state) || said.contains(NO_CONNECTION)) {
            return new Trouble(
                    "the server cannot be reached (" + said + ")", "check host, port and network, then again", true);
        }
        return switch (state) {
            case "28P01", "28000" -> new Trouble("it lets this user not in (" + said + ")", "check user and password");
            case "3D000" -> new Trouble("there is no such database", "create it, or correct the URL");
            case "42501" ->
                new Trouble(
                        "this user may not do that (" + said + ")",
                        "grant the role what docs/ledger.md lists for PostgreSQL");
            case "53100" ->
                new Trouble("the server's disk is full", "nothing acknowledged is lost: free some space, then again");
            case "25006" -> new Trouble("the server is read-only", "connect to the primary, not to a standby");
            default -> new Trouble(said, "see the cause in the log");
        };
    }

    private static boolean isCrowded(String state) {
        return state.equals("53300");
    }

    private static String state(SQLException fault) {
        return fault.getSQLState() == null ? "" : fault.getSQLState();
    }
}
