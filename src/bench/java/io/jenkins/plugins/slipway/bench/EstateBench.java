package io.jenkins.plugins.slipway.bench;

import io.jenkins.plugins.slipway.assembly.Delivery;
import io.jenkins.plugins.slipway.assembly.RehearsedDelivery;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsSettings;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** 20 regions of 500 instances in three waves: how long planning takes, what rolling costs, how many calls AWS sees. */
public final class EstateBench {
    private static final List<String> REGIONS = List.of(
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "ca-central-1",
            "eu-central-1",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "eu-north-1",
            "eu-south-1",
            "ap-south-1",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-east-1",
            "sa-east-1",
            "me-south-1");

    private EstateBench() {}

    /** @param arguments instances per region, default 500 */
    public static void main(String[] arguments) throws InterruptedException {
        int size = arguments.length == 0 ? 500 : Integer.parseInt(arguments[0]);
        measure("warm-up, 20 regions of 8", estate(8));
        measure("20 regions of " + size, estate(size));
    }

    private static Estate estate(int size) {
        return new Estate(
                REGIONS.stream()
                        .map(region -> new Estate.Fleet(region, "shop-" + region, size, Optional.empty(), List.of()))
                        .toList(),
                List.of());
    }

    private static void measure(String what, Estate estate) throws InterruptedException {
        try (var rehearsed = new RehearsedDelivery(Settings.standard(), estate, Progress.SILENT)) {
            var clock = rehearsed.clock();
            var rates = new PublishedRates(rehearsed.rehearsal().http(), clock);
            var clouds = new AwsClouds(AwsSettings.rehearsal(rates, clock, clock::advance, 1));
            try (clouds;
                    var delivery = new Delivery(clouds, rehearsed.ledger(), clock, "bench", Progress.SILENT)) {
                roll(what, rehearsed, delivery, rates, estate);
            }
        }
    }

    private static void roll(
            String what, RehearsedDelivery rehearsed, Delivery delivery, PublishedRates rates, Estate estate)
            throws InterruptedException {
        var clock = rehearsed.clock();
        var planning = new Meter();
        var planned = delivery.planning(spec(), "production").deliver("2.0", Optional.empty());
        System.out.printf("%s: planned in %s, %d calls%n", what, planning, rates.calls());
        var capacity = new PromisedCapacity(planned.plan().rollout().fleets());
        rehearsed.rehearsal().watch(capacity::look, world -> {});

        var began = clock.instant();
        var before = rates.calls();
        var rolling = new Meter();
        var outcome = delivery.operations().drive(delivery.start(planned, "bench", new Random(1)), clock::advanceTo);
        var took = Duration.between(began, clock.instant());
        System.out.printf("%s: %s in %s, %d threads at most%n", what, outcome.ending(), rolling, Meter.mostThreads());
        var forecast = planned.plan().forecast();
        System.out.printf(
                "%s: %s of virtual time; forecast before the start: %s (%+.0f %%)%n",
                what, took, forecast.describe(), 100.0 * forecast.time().toSeconds() / took.toSeconds() - 100);
        long instances = estate.fleets().stream().mapToInt(Estate.Fleet::size).sum();
        long calls = rates.calls() - before;
        System.out.printf(
                "%s: %d calls, %.4f per instance and minute; most: %s%n",
                what, calls, calls / (instances * took.toSeconds() / 60.0), most(rehearsed));
        System.out.printf(
                "%s: calls beyond AWS's published default rates: %s; nearest to them %s%n",
                what, rates.refused(), rates.tightest());
        System.out.printf("%s: capacity %s%n%n", what, capacity);
    }

    private static String most(RehearsedDelivery rehearsed) {
        return rehearsed.rehearsal().calls().entrySet().stream()
                .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
                .limit(5)
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Spec spec() {
        var text = new StringBuilder("""
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
        regions.forEach(region -> text.append("          - {region: %s, group: shop-%s}%n".formatted(region, region)));
    }
}
