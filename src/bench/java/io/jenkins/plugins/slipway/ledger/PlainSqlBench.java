package io.jenkins.plugins.slipway.ledger;

import java.util.Arrays;

/** The same percentiles by plain SQL on PostgreSQL, with an index on the time: what preparing is measured against. */
public final class PlainSqlBench {
    private static final String POOLED = """
            select percentile_cont(array[0.5, 0.75, 0.9]) within group (order by seconds)
            from lead_time where finished >= timestamptz '2026-11-01' - interval '%d days'
            """;
    private static final String BY_SERVICE = """
            select count(*) from (select service, percentile_cont(array[0.5, 0.75, 0.9]) within group (order by seconds)
            from lead_time where finished >= timestamptz '2026-11-01' - interval '%d days' group by service) rows
            """;

    private PlainSqlBench() {}

    /** @param arguments how many commits of how many services */
    public static void main(String... arguments) {
        try (var ledger = Ledger.open(PostgresServer.newAddress())) {
            ledger.database.write(handle -> {
                handle.execute(
                        "create table lead_time (service integer, finished timestamptz, seconds double precision)");
                handle.execute(
                        "insert into lead_time select random() * ?, timestamptz '2022-11-01' + random() * interval '1461 days',"
                                + " exp(11 + 1.6 * sqrt(-2 * ln(1 - random())) * cos(6.2832 * random()))"
                                + " from generate_series(1, ?)",
                        Integer.parseInt(arguments[1]),
                        Integer.parseInt(arguments[0]));
                return handle.execute("create index lead_time_finished on lead_time (finished)");
            });
            for (int days : new int[] {30, 365, 1461}) {
                print("pooled, " + days + " days", ledger, POOLED.formatted(days));
                print("by service, " + days + " days", ledger, BY_SERVICE.formatted(days));
            }
        }
        System.exit(0); // the server's own threads would keep this process
    }

    private static void print(String what, Ledger ledger, String sql) {
        var took = new double[5];
        for (int i = 0; i < took.length; i++) {
            long began = System.nanoTime();
            ledger.database.read(handle -> handle.select(sql).mapToMap().list().size());
            took[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(took);
        System.out.printf("%s: least %.0f ms, middle %.0f%n", what, took[0], took[2]);
    }
}
