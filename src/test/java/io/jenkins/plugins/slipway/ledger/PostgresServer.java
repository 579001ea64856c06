package io.jenkins.plugins.slipway.ledger;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One PostgreSQL for all tests of this process; each ledger gets a schema of its own. Ends with the process. */
public final class PostgresServer {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static EmbeddedPostgres server;
    private static String whyNot;

    private PostgresServer() {}

    /** Of an empty ledger. Skips the test, with a line that says so, where no PostgreSQL can be started. */
    public static synchronized LedgerAddress newAddress() {
        var address = newAddressIfAny();
        assumeThat(whyNot).as("PostgreSQL cannot be started here").isNull();
        return address.orElseThrow();
    }

    /** As {@link #newAddress}; empty, with a line that says so, where no PostgreSQL can be started. */
    public static synchronized Optional<LedgerAddress> newAddressIfAny() {
        if (server == null && whyNot == null) {
            start();
        }
        if (server == null) {
            return Optional.empty();
        }
        var schema = "ledger_" + SCHEMAS.incrementAndGet();
        execute("create schema " + schema);
        return Optional.of(LedgerAddress.of(server.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + schema));
    }

    /** A line to the server, and the same ledger at its end. */
    public static LoopbackLine line() {
        return new LoopbackLine(server.getPort());
    }

    public static LedgerAddress through(LoopbackLine line, LedgerAddress ledger) {
        var url = ((LedgerAddress.InPostgreSql) ledger).url();
        return LedgerAddress.of(url.replaceFirst("//[^/]*/", "//127.0.0.1:" + line.port() + "/"));
    }

    /** All but the one that asks for it. */
    static synchronized void dropConnections() {
        execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()"
                + " and application_name = 'slipway'");
    }

    /** The same ledger, for a role that owns nothing and has only the rights that docs/ledger.md lists. */
    static synchronized LedgerAddress withoutOwnership(LedgerAddress ledger) {
        var url = ((LedgerAddress.InPostgreSql) ledger).url();
        var schema = url.replaceFirst(".*currentSchema=", "");
        var role = schema + "_user";
        execute("create role " + role + " login");
        execute("grant usage on schema " + schema + " to " + role);
        execute("grant select, insert, update on all tables in schema " + schema + " to " + role);
        for (var derived : new String[] {"slipway_prepare", "slipway_prepared", "slipway_prepared_repository"}) {
            execute("grant delete on " + schema + "." + derived + " to " + role);
        }
        return LedgerAddress.of(url.replaceFirst("user=postgres", "user=" + role));
    }

    /** For the role of this ledger, from its next transaction on. */
    static synchronized void readOnly(LedgerAddress ledger, boolean readOnly) {
        var role = ((LedgerAddress.InPostgreSql) ledger).url().replaceFirst(".*[?&]user=(\\w+).*", "$1");
        execute("alter role " + role + " set default_transaction_read_only = " + readOnly);
        execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = '" + role + "'");
    }

    /** As far as journals are concerned: what the server answers when it cannot extend a table. */
    static synchronized void full(LedgerAddress ledger, boolean full) {
        var schema = ((LedgerAddress.InPostgreSql) ledger).url().replaceFirst(".*currentSchema=", "");
        if (full) {
            execute("create or replace function " + schema + ".no_room() returns trigger language plpgsql as $$ begin"
                    + " raise exception 'could not extend file: No space left on device' using errcode = '53100';"
                    + " end $$");
            execute("create trigger no_room before insert on " + schema
                    + ".slipway_journal for each row execute function " + schema + ".no_room()");
        } else {
            execute("drop trigger no_room on " + schema + ".slipway_journal");
        }
    }

    private static void execute(String sql) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static void start() {
        QuietPool.quiet();
        try {
            server = EmbeddedPostgres.builder()
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException | IllegalStateException refused) {
            whyNot = refused.toString();
            System.err.println("SKIPPED: tests on PostgreSQL, because it cannot be started here: " + whyNot);
        }
    }
}
