package io.jenkins.plugins.slipway.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What differs between the two databases; the SQL of the ledger itself does not. */
interface Engine {
    /** For messages: without secrets. */
    String where();

    /** An object, not a URL: in a Jenkins plugin the driver manager does not find our drivers. */
    DataSource dataSource();

    /** How long opening is tried again. */
    default Duration patience() {
        return Duration.ofMillis(1);
    }

    /** Connections that stand ready: while there are enough no thread is started to make another. */
    default int idleConnections() {
        return 1;
    }

    /** Said first on each new connection, or null. */
    default String greeting() {
        return null;
    }

    /** The database's own clock. */
    Instant now(Handle handle);

    /** Called before each transaction that writes. @throws LedgerUnavailable when it could not be finished */
    default void requireRoom() {}

    /** Called after each commit, before it is acknowledged. */
    void makeDurable(Handle handle);

    /** Runs the migration while no other process does. */
    void migrating(Jdbi jdbi, Consumer<Handle> migration);

    /** Whether the transaction lost against another one and can simply be run again. */
    boolean conflict(SQLException fault);

    /** Whether the connection broke, so that a transaction that was not yet committing can be run again on a new one. */
    boolean disconnected(SQLException fault);

    LedgerUnavailable.Trouble explain(SQLException fault);

    /** Called before the connections are closed. */
    default void closing(Jdbi jdbi) {}
}
