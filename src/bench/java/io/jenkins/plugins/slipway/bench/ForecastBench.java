package io.jenkins.plugins.slipway.bench;

import io.jenkins.plugins.slipway.assembly.RehearsedDelivery;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.fault.Fault;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultPlan;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Forecasts that are frozen before the start, against worlds whose timings are drawn by a seed that the planner does not know: each
 * instance's boot and each step of a bake by the world itself, and on top of that how much longer everything boots in this world
 * than in the quickest. Of the first delivery, for which nothing is recorded, and of the second, which has the first to go by.
 */
public final class ForecastBench {
    private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1");
    private static final double ASKED = 15;
    private static final int SLOWEST = 60;
    private static final Duration A_DAY = Duration.ofDays(1);

    private ForecastBench() {}

    /** @param arguments how many worlds, default 50; instances per region, default 20 */
    public static void main(String[] arguments) throws InterruptedException {
        int worlds = arguments.length < 1 ? 50 : Integer.parseInt(arguments[0]);
        int size = arguments.length < 2 ? 20 : Integer.parseInt(arguments[1]);
        var meter = new Meter();
        var first = new ArrayList<Double>();
        var second = new ArrayList<Double>();
        for (int seed = 1; seed <= worlds; seed++) {
            try (var rehearsed = new RehearsedDelivery(drawn(seed), estate(size), Progress.SILENT)) {
                first.add(error(rehearsed, "2.0"));
                rehearsed.clock().advance(Duration.ofHours(1));
                second.add(error(rehearsed, "3.0"));
            }
        }
        print("first delivery, nothing recorded", first);
        print("second delivery", second);
        System.out.println("in " + meter);
    }

    /** Every boot takes up to a minute longer. */
    private static Settings drawn(int seed) {
        var settings = Settings.standard().seed(seed);
        var slowness = Duration.ofSeconds(new Random(seed * 7919L).nextInt(SLOWEST));
        var slow = new Fault(
                FaultKind.SLOW_BOOT, "", "", settings.start(), settings.start().plus(A_DAY), 1, slowness);
        return settings.faults(new FaultPlan(FaultProfile.NONE, List.of(slow)));
    }

    /** In percent of what it took; above 0 when it took less than was forecast. */
    private static double error(RehearsedDelivery rehearsed, String version) throws InterruptedException {
        var planned = rehearsed.delivery().planning(spec(), "production").deliver(version, Optional.empty());
        var forecast = planned.plan().forecast().time();
        var began = rehearsed.clock().instant();
        var outcome = rehearsed.run(rehearsed.delivery().start(planned, "bench", new Random(version.hashCode())));
        if (outcome.ending() != Ending.DONE) {
            throw new IllegalStateException("the delivery was to end well: " + outcome);
        }
        var took = Duration.between(began, rehearsed.clock().instant());
        return 100.0 * forecast.toMillis() / took.toMillis() - 100;
    }

    private static void print(String what, List<Double> errors) {
        var sorted = errors.stream().sorted().toList();
        var within = errors.stream().filter(error -> Math.abs(error) <= ASKED).count();
        System.out.printf(
                "%s: %d of %d forecasts within %.0f %%; error %+.1f %% at the least, %+.1f in the middle, %+.1f at the most%n",
                what,
                within,
                errors.size(),
                ASKED,
                sorted.get(0),
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() - 1));
    }

    private static Estate estate(int size) {
        return new Estate(
                REGIONS.stream()
                        .map(region -> new Estate.Fleet(region, "shop", size, Optional.empty(), List.of()))
                        .toList(),
                List.of());
    }

    private static Spec spec() {
        var text = new StringBuilder("""
                version: 1
                service: shop
                image: {base: "ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"}
                environments:
                  production:
                    refresh: {minHealthy: 90%, maxHealthy: 110%, warmup: 2m, bakeTime: 5m}
                    waves:
                """);
        REGIONS.forEach(region -> text.append(
                "      - {name: %s, bakeTime: 5m, targets: [{region: %s, group: shop}]}%n".formatted(region, region)));
        return SpecReader.read(text.toString(), "bench.yaml", Path.of("."));
    }
}
