package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.deliver.DeliverPlan;
import io.jenkins.plugins.slipway.operation.Action;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecFile;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The example of three regions and three waves. */
class EstateExampleTest {
    private static final Path EXAMPLE = Path.of("examples/estate/slipway.yaml");
    private static final Spec CATALOG = SpecFile.load(EXAMPLE);

    private final RehearsedDelivery rehearsed =
            new RehearsedDelivery(Settings.standard(), SpecEstate.of(CATALOG), Progress.SILENT);

    @AfterEach
    void close() {
        rehearsed.close();
    }

    private Planning planning() {
        return planning(CATALOG);
    }

    private Planning planning(Spec spec) {
        rehearsed.clock().advance(Duration.ofMinutes(1));
        return rehearsed.delivery().planning(spec, "production");
    }

    private PlannedOperation<DeliverPlan> deliver(String version) {
        return planning().deliver(version, Optional.empty());
    }

    private Outcome run(PlannedOperation<?> planned) throws InterruptedException {
        return rehearsed.run(rehearsed.delivery().start(planned, "test", new Random(planned.hashCode())));
    }

    @Test
    void shouldDeliverToAllThreeRegionsWithinTheForecast() throws InterruptedException {
        run(deliver("1"));
        var planned = deliver("2");
        var began = rehearsed.clock().instant();

        assertThat(run(planned).ending()).isEqualTo(Ending.DONE);

        var took = Duration.between(began, rehearsed.clock().instant());
        var forecast = planned.plan().forecast().time();
        assertThat(took.toSeconds())
                .as("forecast %s, took %s", forecast, took)
                .isBetween(forecast.toSeconds() * 85 / 100, forecast.toSeconds() * 115 / 100);
        var release = rehearsed
                .ledger()
                .releases()
                .history("catalog", "production", 1)
                .get(0);
        assertThat(release.placements())
                .extracting(Release.Placement::region)
                .containsExactlyInAnyOrder("eu-central-1", "us-east-1", "ap-southeast-2", "eu-central-1");
        assertThat(release.placements().stream().map(Release.Placement::imageId).distinct())
                .as("one image in each region")
                .hasSize(3);
    }

    @Test
    void shouldTellBatchesCapacityDifferenceAndForecast() {
        assertThat(deliver("1").plan().actions().stream().map(Action::describe))
                .anySatisfy(
                        line -> assertThat(line)
                                .matches(
                                        "launch template lt-\\w+ of catalog-eu: a new version like version 1, image ami-\\w+ becomes the image that is baked"))
                .anySatisfy(line -> assertThat(line).contains("wave large: 2 fleets, 16 instances, side by side"))
                .anySatisfy(
                        line -> assertThat(line)
                                .contains(
                                        "refresh the 8 instances of catalog-us (100% to 125%) in 4 batches of 2, at least 8 in service"))
                .anySatisfy(line -> assertThat(line).contains("watch all that is rolled for 30 min after wave first"))
                .anySatisfy(line -> assertThat(line).startsWith("forecast: about "));
    }

    @Test
    void shouldRefuseAPlanBeyondTheLimits() throws IOException {
        var strict = SpecReader.read(
                Files.readString(EXAMPLE)
                        .replaceAll("limits: .*", "limits: {regionsAtOnce: 1, capacityAtRisk: 40%, surge: 3}"),
                "slipway.yaml",
                EXAMPLE.getParent());

        assertThatThrownBy(() -> planning(strict).deliver("1", Optional.empty()))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("wave large touches 2 regions at once, limits.regionsAtOnce is 1: divide it")
                .hasMessageContaining("wave large replaces 16 of 32 instances (50%), limits.capacityAtRisk is 40%")
                .hasMessageContaining("wave large needs a surge of 4 instances, limits.surge is 3");
    }

    @Test
    void shouldRunASavedPlanExactlyAndRefuseItWhenTheWorldHasMoved() throws InterruptedException {
        var saved = SavedPlan.parse(SavedPlan.of(deliver("1.0")).text());
        var other = SavedPlan.parse(SavedPlan.of(deliver("1.1")).text());
        var planned = planning().saved(saved);
        assertThat(planned.labels()).containsEntry("version", "1.0");
        try (var clouds = rehearsed.clouds(5)) {
            clouds.open("acme-production", "us-east-1", Fence.NONE).fleets().resize("catalog-us", 4, 10, 20);
        }

        assertThatThrownBy(() -> planning().saved(other))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining(
                        "group catalog-us in acme-production/us-east-1 has a desired capacity of 10, it was 8")
                .extracting(failure -> ((OperationFailed) failure).ending())
                .isEqualTo(Ending.REFUSED);
        assertThat(run(planned).ending()).isEqualTo(Ending.DONE);
        assertThatThrownBy(() -> planning().saved(other))
                .hasMessageContaining("group catalog-eu in acme-production/eu-central-1 launches version 2");
    }
}
