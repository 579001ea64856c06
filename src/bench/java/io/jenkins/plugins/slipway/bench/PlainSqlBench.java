package io.jenkins.plugins.slipway.bench;

import io.jenkins.plugins.slipway.dora.DoraFigures.LeadTime;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.MadeUpUnits;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.Scope;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The same percentiles of the same lead times by plain SQL on PostgreSQL and by prepared units, in one run, and whether both are equal:
 * {@code fill} makes a database in a folder, {@code ask} asks it.
 */
public final class PlainSqlBench {
    private static final String WINDOW =
            " from lead_time where finished >= timestamptz '%s' and finished < timestamptz '%s'";
    private static final String PERCENTILES = "percentile_cont(array[0.5, 0.75, 0.9]) within group (order by seconds)";
    private static final int[] DAYS = {30, 365, 1461};
    private static final int RUNS = Integer.getInteger("runs", 3);
    private static final String[] INDEXES = {
        "create index on lead_time (finished) include (service, seconds)",
        "create index on lead_time (service, finished) include (seconds)"
    };

    private PlainSqlBench() {}

    /** @param arguments {@code fill} or {@code ask}; the folder; services, deployments of each, commits of each deployment */
    public static void main(String... arguments) throws IOException, SQLException {
        int services = Integer.parseInt(arguments[2]);
        int deployments = Integer.parseInt(arguments[3]);
        int commits = Integer.parseInt(arguments[4]);
        try (var server = server(Path.of(arguments[1]));
                var connection = server.getPostgresDatabase().getConnection()) {
            if (arguments[0].equals("fill")) {
                fill(connection, services, deployments, commits);
            } else {
                ask(
                        connection,
                        IntStream.range(0, services)
                                .parallel()
                                .mapToObj(i -> MadeUpUnits.of(i, deployments, commits))
                                .toList());
            }
        }
        System.exit(0); // the server's own threads would keep this process
    }

    /** With room to sort in memory, and both cores for one query. */
    private static EmbeddedPostgres server(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("fsync", "off")
                .setServerConfig("shared_buffers", "3GB")
                .setServerConfig("work_mem", "1GB")
                .setServerConfig("maintenance_work_mem", "1GB")
                .setServerConfig("max_wal_size", "8GB")
                .setServerConfig("max_parallel_workers_per_gather", "2")
                .setServerConfig("jit", "off")
                .start();
    }

    private static void fill(Connection connection, int services, int deployments, int commits)
            throws SQLException, IOException {
        long began = System.nanoTime();
        execute(
                connection,
                "create unlogged table lead_time (service integer, finished timestamptz, seconds double precision)");
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy lead_time from stdin");
        for (int service = 0; service < services; service++) {
            write(copy, service, MadeUpUnits.of(service, deployments, commits));
        }
        System.out.printf("%,d rows: %.0f s%n", copy.endCopy(), (System.nanoTime() - began) / 1e9);
        for (var index : INDEXES) {
            execute(connection, index);
        }
        execute(connection, "vacuum analyze lead_time");
        System.out.printf("with indexes: %.0f s%n", (System.nanoTime() - began) / 1e9);
    }

    private static void write(CopyIn copy, int service, PreparedUnit unit) throws SQLException {
        var rows = new StringBuilder();
        MadeUpUnits.forEachCommit(
                unit,
                (finished, seconds) -> rows.append(service)
                        .append('\t')
                        .append(finished)
                        .append('\t')
                        .append(seconds)
                        .append('\n'));
        var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void ask(Connection connection, List<PreparedUnit> units) throws SQLException {
        execute(connection, "select sum(seconds) from lead_time");
        for (int i = 0; i < 20; i++) {
            page(units, DAYS[i % DAYS.length]);
        }
        for (int days : DAYS) {
            var window = window(days);
            var where = WINDOW.formatted(window.from(), window.to());
            var pooled = "select " + PERCENTILES + where;
            long sql = least(() -> execute(connection, pooled));
            long rows = least(() -> execute(
                    connection,
                    "select service, count(*), avg(seconds), " + PERCENTILES + where + " group by service"));
            long ours = least(() -> page(units, days));
            System.out.printf(
                    "%d days: plain SQL pooled %,d ms, by service %,d ms; a whole page of ours, both, and the period before: %,d ms; %s%n",
                    days, sql, rows, ours, compared(connection, pooled, page(units, days)));
        }
    }

    private static DoraQuery window(int days) {
        var to = MadeUpUnits.START.plus(MadeUpUnits.LENGTH);
        return DoraQuery.between(to.minus(Duration.ofDays(days)), to);
    }

    private static LeadTime page(List<PreparedUnit> units, int days) {
        return OrganisationReport.of(units, window(days), Scope.byService())
                .total()
                .now()
                .leadTime();
    }

    private static String compared(Connection connection, String sql, LeadTime ours) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            var theirs = (Double[]) result.getArray(1).getArray();
            var own = new Double[] {ours.medianS(), ours.p75S(), ours.p90S()};
            return Arrays.equals(theirs, own)
                    ? "equal: " + Arrays.toString(own)
                    : "DIFFERENT: " + Arrays.toString(theirs) + " and " + Arrays.toString(own);
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** In milliseconds. */
    private static long least(Work work) throws SQLException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            long began = System.nanoTime();
            work.run();
            least = Math.min(least, System.nanoTime() - began);
        }
        return Math.round(least / 1e6);
    }
}
