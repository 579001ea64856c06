package io.jenkins.plugins.slipway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.assembly.Delivery;
import io.jenkins.plugins.slipway.assembly.RehearsedDelivery;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.cloud.aws.AwsSettings;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The shape of a roll-out's load, which the benchmark of 20 regions measures at full size: calls and capacity, never time. */
class EstateLoadTest {
    private static final List<String> REGIONS = List.of("eu-central-1", "eu-west-1", "us-east-1", "us-west-2");
    private static final String SPEC = """
            version: 1
            service: shop
            image: {base: "ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"}
            environments:
              production:
                refresh: {minHealthy: 90%, maxHealthy: 110%, warmup: 2m, bakeTime: 5m}
                waves:
                  - {name: one, bakeTime: 5m, targets: [{region: eu-central-1, group: shop}]}
                  - {name: two, bakeTime: 5m, targets: [{region: eu-west-1, group: shop}, {region: us-east-1, group: shop}]}
                  - {name: three, targets: [{region: us-west-2, group: shop}]}
            """;

    /** What one roll-out cost. */
    private record Load(Ending ending, long calls, PublishedRates rates, PromisedCapacity capacity) {}

    private static Load roll(int size) throws InterruptedException {
        var estate = new Estate(
                REGIONS.stream()
                        .map(region -> new Estate.Fleet(region, "shop", size, Optional.empty(), List.of()))
                        .toList(),
                List.of());
        try (var rehearsed = new RehearsedDelivery(Settings.standard(), estate, Progress.SILENT)) {
            var clock = rehearsed.clock();
            var rates = new PublishedRates(rehearsed.rehearsal().http(), clock);
            try (var clouds = new AwsClouds(AwsSettings.rehearsal(rates, clock, clock::advance, 1));
                    var delivery = new Delivery(clouds, rehearsed.ledger(), clock, "test", Progress.SILENT)) {
                var spec = SpecReader.read(SPEC, "slipway.yaml", Path.of("."));
                var planned = delivery.planning(spec, "production").deliver("2.0", Optional.empty());
                var capacity = new PromisedCapacity(planned.plan().rollout().fleets());
                rehearsed.rehearsal().watch(capacity::look, world -> {});
                var id = delivery.start(planned, "test", new Random(1));
                var outcome = delivery.operations().drive(id, clock::advanceTo);
                return new Load(outcome.ending(), rates.calls(), rates, capacity);
            }
        }
    }

    @Test
    void shouldCallAsOftenForManyInstancesAsForFew() throws InterruptedException {
        var few = roll(10);
        var many = roll(60);

        assertThat(List.of(few.ending(), many.ending())).containsOnly(Ending.DONE);
        assertThat(many.calls()).as("calls do not grow with a fleet").isLessThan(few.calls() * 11 / 10);
        assertThat(many.rates().refused()).isEmpty();
        assertThat(many.capacity()).asString().startsWith("never below the plan");
    }
}
