package io.jenkins.plugins.slipway.bench;

import com.sun.management.OperatingSystemMXBean;
import io.jenkins.plugins.slipway.assembly.RehearsedDelivery;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** 20 regions of 500 instances in three waves: how long planning takes, what rolling costs, how many calls AWS sees. */
public final class EstateBench {
    private static final List<String> REGIONS = List.of(
            "us-east-1", "us-east-2", "us-west-1", "us-west-2", "ca-central-1", "eu-central-1", "eu-west-1",
            "eu-west-2", "eu-west-3", "eu-north-1", "eu-south-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2",
            "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-east-1", "sa-east-1", "me-south-1");
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private EstateBench() {}

    /** @param arguments instances per region, default 500 */
    public static void main(String[] arguments) throws InterruptedException {
        int size = arguments.length == 0 ? 500 : Integer.parseInt(arguments[0]);
        var spec = spec();
        var fleets = REGIONS.stream()
                .map(region -> new Estate.Fleet(region, "shop-" + region, size, Optional.empty(), List.of()))
                .toList();
        measure("warm-up, 20 regions of 8", spec, smaller(fleets));
        measure("20 regions of " + size, spec, new Estate(fleets, List.of()));
    }

    private static Estate smaller(List<Estate.Fleet> fleets) {
        return new Estate(
                fleets.stream()
                        .map(fleet -> new Estate.Fleet(
                                fleet.region(), fleet.group(), 8, fleet.listenerRule(), fleet.alarms()))
                        .toList(),
                List.of());
    }

    private static void measure(String what, Spec spec, Estate estate) throws InterruptedException {
        try (var rehearsed = new RehearsedDelivery(Settings.standard(), estate, Progress.SILENT)) {
            var before = calls(rehearsed);
            var watch = new Watch();
            var planned = rehearsed.delivery().planning(spec, "production").deliver("2.0", Optional.empty());
            System.out.printf("%s: planned in %s, %d calls%n", what, watch, calls(rehearsed) - before);

            var began = rehearsed.clock().instant();
            before = calls(rehearsed);
            watch = new Watch();
            var id = rehearsed.delivery().start(planned, "bench", new Random(1));
            var outcome = rehearsed.run(id);
            var took = Duration.between(began, rehearsed.clock().instant());
            long instances = estate.fleets().stream().mapToInt(Estate.Fleet::size).sum();
            long calls = calls(rehearsed) - before;
            System.out.printf(
                    "%s: %s in %s, %d threads at most; %s of virtual time, forecast %s%n",
                    what,
                    outcome.ending(),
                    watch,
                    ManagementFactory.getThreadMXBean().getPeakThreadCount(),
                    took,
                    planned.plan().forecast().describe());
            System.out.printf(
                    "%s: %d calls, %.4f per instance and minute; most: %s%n%n",
                    what, calls, calls / (instances * took.toSeconds() / 60.0), most(rehearsed));
        }
    }

    private static long calls(RehearsedDelivery rehearsed) {
        return rehearsed.rehearsal().calls().values().stream().mapToLong(Long::longValue).sum();
    }

    private static String most(RehearsedDelivery rehearsed) {
        return rehearsed.rehearsal().calls().entrySet().stream()
                .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
                .limit(5)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Spec spec() {
        var text = new StringBuilder(
                """
                version: 1
                service: shop
                image: {base: "ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"}
                environments:
                  production:
                    refresh: {minHealthy: 90%, maxHealthy: 110%, warmup: 2m, bakeTime: 10m}
                    waves:
                """);
        wave(text, "first", REGIONS.subList(0, 2));
        wave(text, "second", REGIONS.subList(2, 8));
        wave(text, "rest", REGIONS.subList(8, 20));
        return SpecReader.read(text.toString(), "bench.yaml", Path.of("."));
    }

    private static void wave(StringBuilder text, String name, List<String> regions) {
        text.append("      - name: ").append(name).append("\n        bakeTime: 10m\n        targets:\n");
        regions.forEach(region ->
                text.append("          - {region: %s, group: shop-%s}%n".formatted(region, region)));
    }

    /** Real and processor time since it was made. */
    private static final class Watch {
        private final long began = System.nanoTime();
        private final long cpu = PROCESS.getProcessCpuTime();

        @Override
        public String toString() {
            return "%.2f s (%.2f s of CPU)"
                    .formatted((System.nanoTime() - began) / 1e9, (PROCESS.getProcessCpuTime() - cpu) / 1e9);
        }
    }
}
