package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.DoraReport;
import io.jenkins.plugins.slipway.dora.MadeUpUnits;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.PreparedUnitBytes;
import io.jenkins.plugins.slipway.dora.Scope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * Figures out of a ledger in a file: {@code fill} writes prepared units of a made-up organisation into a new one, {@code ask} opens it in
 * a fresh process and asks, {@code restate} brings late events to one real service of 200 deployments and 4,000 commits, or of as many
 * commits for each deployment as are given.
 */
public final class FiguresBench {
    private static final Instant END = MadeUpUnits.START.plus(MadeUpUnits.LENGTH);
    private static final String REAL = "real-service";
    private static final int PART = 500_000;

    private FiguresBench() {}

    /** @param arguments what to do; the folder; for {@code fill} services, deployments of each, commits of each deployment */
    public static void main(String... arguments) {
        long began = System.nanoTime();
        try (var ledger = Ledger.open(LedgerAddress.file(Path.of(arguments[1]).resolve("ledger")))) {
            print("open the ledger", began);
            switch (arguments[0]) {
                case "fill" ->
                    fill(
                            ledger,
                            Integer.parseInt(arguments[2]),
                            Integer.parseInt(arguments[3]),
                            Integer.parseInt(arguments[4]));
                case "ask" -> ask(ledger);
                default -> restate(ledger, arguments.length > 2 ? Integer.parseInt(arguments[2]) : 20);
            }
        }
    }

    private static void fill(Ledger ledger, int services, int deployments, int commits) {
        long began = System.nanoTime();
        for (int from = 0; from < services; from += 100) {
            int first = from;
            ledger.database.write(handle -> {
                for (int i = first; i < Math.min(services, first + 100); i++) {
                    store(handle, MadeUpUnits.of(i, deployments, commits));
                }
                return null;
            });
        }
        ledger.database.write(handle -> handle.execute("update slipway_prepared_state set stamp = 1"));
        print("fill it", began);
        long bytes =
                ledger.database.read(handle -> handle.select("select sum(octet_length(body)) from slipway_prepared")
                        .mapTo(Long.class)
                        .one());
        System.out.printf("%,d bytes in prepared units%n", bytes);
    }

    private static void store(Handle handle, PreparedUnit unit) {
        var bytes = PreparedUnitBytes.write(unit);
        for (int part = 0; part * PART < bytes.length; part++) {
            handle.execute(
                    "insert into slipway_prepared (service, environment, part, stamp, body) values (?, ?, ?, 1, ?)",
                    unit.unit().service(),
                    unit.unit().environment(),
                    part,
                    Arrays.copyOfRange(bytes, part * PART, Math.min(bytes.length, (part + 1) * PART)));
        }
    }

    private static void ask(Ledger ledger) {
        long began = System.nanoTime();
        service(ledger, "service-7");
        print("a service's page, cold", began);
        began = System.nanoTime();
        page(ledger, 30, 0);
        print("the organisation's page of 30 days, cold", began);
        for (int days : new int[] {7, 30, 90, 365, 730, 1461}) {
            times("the organisation's page of " + days + " days", 15, run -> page(ledger, days, run));
        }
        times("a service's page", 15, run -> service(ledger, "service-" + run));
        System.gc();
        System.out.printf(
                "heap %d MiB%n",
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    private static void page(Ledger ledger, int days, int run) {
        var to = END.minusSeconds(1001L * run);
        OrganisationReport.of(
                ledger.preparedUnits().of(Set.of(), Set.of()),
                DoraQuery.between(to.minus(Duration.ofDays(days)), to),
                Scope.byService());
    }

    private static void service(Ledger ledger, String name) {
        for (int days : new int[] {7, 30, 90}) {
            var query = DoraQuery.between(END.minus(Duration.ofDays(days)), END).of(Set.of(name), Set.of());
            DoraReport.ofPrepared(ledger.preparedUnits().of(Set.of(name), Set.of()), query);
        }
    }

    private static void restate(Ledger ledger, int commits) {
        var events = new ArrayList<DoraEvent>();
        for (int i = 0; i < 200 * commits; i++) {
            var at = MadeUpUnits.START.plus(Duration.ofMinutes(9600L * i / commits));
            var parents = i == 0 ? List.<String>of() : List.of(sha(i - 1));
            events.add(new Commit("r", sha(i), parents, at, at, List.of("src/main/java/Orders.java"), null));
        }
        for (int i = 0; i < 200; i++) {
            events.add(deployment("D" + i, sha(commits * i + commits - 1), Duration.ofDays(7L * i + 7)));
        }
        ledger.doraEvents().append(events);
        long began = System.nanoTime();
        service(ledger, REAL);
        print("prepare " + events.size() + " events for the first time", began);
        times("take a late deployment in and answer", 30, run -> {
            ledger.doraEvents()
                    .append(List.of(deployment(
                            "late-" + System.nanoTime(), sha(11 + commits * run), Duration.ofDays(7L * run + 6))));
            service(ledger, REAL);
        });
    }

    private static Deployment deployment(String id, String commit, Duration after) {
        var end = MadeUpUnits.START.plus(after);
        return new Deployment(
                id,
                REAL,
                "production",
                Deployment.Status.SUCCESS,
                commit,
                "r",
                end.minusSeconds(600),
                end,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static String sha(int number) {
        return "%040x".formatted(number);
    }

    private interface Work {
        void run(int run);
    }

    private static void times(String what, int runs, Work work) {
        var took = new double[runs];
        for (int i = 0; i < runs; i++) {
            long began = System.nanoTime();
            work.run(i);
            took[i] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(took);
        System.out.printf(
                "%s: least %.1f ms, middle %.1f, most %.1f of %d%n",
                what, took[0], took[runs / 2], took[runs - 1], runs);
    }

    private static void print(String what, long began) {
        System.out.printf("%s: %.0f ms%n", what, (System.nanoTime() - began) / 1e6);
    }
}
