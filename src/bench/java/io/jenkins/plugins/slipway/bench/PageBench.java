package io.jenkins.plugins.slipway.bench;

import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.MadeUpUnits;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.Scope;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** How long the data of an organisation's page and of a service's take, for any window. */
public final class PageBench {
    private static final int RUNS = Integer.getInteger("runs", 15);

    private static final OperatingSystemMXBean CPU =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private PageBench() {}

    /** @param arguments services, deployments of each, commits of each deployment */
    public static void main(String... arguments) {
        int services = Integer.parseInt(arguments[0]);
        int deployments = Integer.parseInt(arguments[1]);
        int commits = Integer.parseInt(arguments[2]);
        var units = IntStream.range(0, services)
                .mapToObj(i -> MadeUpUnits.of(i, deployments, commits))
                .toList();
        System.gc();
        System.out.printf(
                "%,d services, %,d deployments, %,d commits; heap %d MiB%n",
                services,
                (long) services * deployments,
                (long) services * deployments * commits,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        for (var days : days()) {
            print("organisation", days, units, Set.of());
        }
        for (var days : List.of(30, 1461)) {
            print("one service", days, units.subList(0, 1), Set.of("service-0"));
        }
    }

    private static List<Integer> days() {
        return Arrays.stream(System.getProperty("days", "7,30,90,365,730,1461").split(","))
                .map(Integer::valueOf)
                .toList();
    }

    private static void print(String page, int days, List<PreparedUnit> units, Set<String> services) {
        var to = MadeUpUnits.START.plus(MadeUpUnits.LENGTH).minusSeconds(12_345);
        var took = new double[RUNS];
        double cpu = 0;
        for (int i = 0; i < RUNS; i++) {
            var end = to.minusSeconds(i * 1001L);
            var query = DoraQuery.between(end.minus(Duration.ofDays(days)), end).of(services, Set.of());
            long cpuBegan = CPU.getProcessCpuTime();
            long began = System.nanoTime();
            OrganisationReport.of(units, query, Scope.byService());
            took[i] = (System.nanoTime() - began) / 1e6;
            cpu = i == 0 ? Double.MAX_VALUE : Math.min(cpu, (CPU.getProcessCpuTime() - cpuBegan) / 1e6);
        }
        double first = took[0];
        Arrays.sort(took);
        System.out.printf(
                "%-12s %5d days: first %6.1f ms, least %6.2f, median %6.2f, most %6.1f; least CPU %.0f ms%n",
                page, days, first, took[0], took[RUNS / 2], took[RUNS - 1], cpu);
    }
}
