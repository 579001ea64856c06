package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.rollback.WaveChoice;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three groups of one region in two waves: what is rolled when, what stays, what returns. */
class WavesTest {
    private static final String SPEC = """
            version: 1
            service: shop
            image: {base: ami-0123456789abcdef0}
            environments:
              production:
                onFailure: %s
                waves:
                  - name: one
                    targets: [{region: eu-central-1, group: shop-a}]
                    bakeTime: 30m
                  - name: two
                    targets:
                      - {region: eu-central-1, group: shop-b}
                      - {region: eu-central-1, tags: {service: shop, part: c}}
            """;

    private RehearsedDelivery rehearsed;
    private AwsClouds clouds;
    private Spec spec;

    private Planning open(String onFailure) {
        spec = SpecReader.read(SPEC.formatted(onFailure), "slipway.yaml", Path.of("examples/checkout"));
        rehearsed = new RehearsedDelivery(Settings.standard(), SpecEstate.of(spec), Progress.SILENT);
        clouds = rehearsed.clouds(9);
        return planning();
    }

    /** Reads may be seconds old. */
    private Planning planning() {
        rehearsed.clock().advance(Duration.ofMinutes(1));
        return rehearsed.delivery().planning(spec, "production");
    }

    @AfterEach
    void close() {
        clouds.close();
        rehearsed.close();
    }

    private OperationId start(PlannedOperation<?> planned) {
        return rehearsed.delivery().start(planned, "test", new Random(planned.hashCode()));
    }

    private Outcome deliver(String version) throws InterruptedException {
        return rehearsed.run(start(planning().deliver(version, Optional.empty())));
    }

    /** Lets an operation go on until something is so. */
    private void advance(OperationId id, BooleanSupplier until) {
        for (int i = 0; i < 10_000 && !until.getAsBoolean(); i++) {
            var step = rehearsed.delivery().operations().advance(id);
            assertThat(step).isInstanceOf(Step.Parked.class);
            rehearsed.clock().advanceTo(((Step.Parked) step).wake());
        }
        assertThat(until.getAsBoolean()).isTrue();
    }

    private Outcome abort(OperationId id) throws InterruptedException {
        rehearsed.delivery().operations().abort(id, "test", "enough");
        return rehearsed.run(id);
    }

    private Cloud cloud() {
        return clouds.open("production", "eu-central-1", Fence.NONE);
    }

    private Fleet fleet(String group) {
        return cloud().fleets().find(group).orElseThrow();
    }

    private boolean isRolled(String group) {
        return !cloud().fleets().refreshes(group).isEmpty();
    }

    private String byTags() {
        return SpecEstate.of(spec).fleets().get(2).group();
    }

    private List<String> versions() {
        rehearsed.clock().advance(Duration.ofSeconds(30));
        return List.of(
                fleet("shop-a").templateVersion(),
                fleet("shop-b").templateVersion(),
                fleet(byTags()).templateVersion());
    }

    private List<String> claims() {
        return List.of("shop-a", "shop-b", byTags()).stream()
                .flatMap(group -> Optional.ofNullable(fleet(group).tags().get(Ownership.OPERATION_TAG)).stream())
                .toList();
    }

    private Release newest() {
        return rehearsed.ledger().releases().history("shop", "production", 1).get(0);
    }

    @Test
    void shouldRollWaveAfterWaveAndEndOnAllFleets() throws InterruptedException {
        var planned = open("rollBackAll").deliver("1", Optional.empty());
        assertThat(planned.targets())
                .containsExactly(
                        "fleet:production/eu-central-1/shop-a",
                        "fleet:production/eu-central-1/shop-b",
                        "fleet:production/eu-central-1/" + byTags())
                .isSorted();

        var id = start(planned);
        advance(id, () -> fleet("shop-b").tags().containsKey(Ownership.OPERATION_TAG));
        assertThat(claims()).hasSize(3);
        advance(id, () -> isRolled("shop-b"));
        var first = rehearsed.ledger().journals().read(id, 0).stream()
                .filter(entry -> entry.name().equals("bake time of wave one over"))
                .count();
        assertThat(first).as("the first wave has been watched").isPositive();

        assertThat(rehearsed.run(id).ending()).isEqualTo(Ending.DONE);
        assertThat(versions()).containsExactly("2", "2", "2");
        assertThat(claims()).isEmpty();
        assertThat(newest().status()).isEqualTo(Release.Status.SUCCESS);
        assertThat(newest().placements()).hasSize(3);
    }

    @Test
    void shouldReturnEveryWaveWhenTheSecondFails() throws InterruptedException {
        var id = start(open("rollBackAll").deliver("1", Optional.empty()));
        advance(id, () -> isRolled("shop-b"));

        var outcome = abort(id);

        assertThat(outcome.left()).isEmpty();
        assertThat(versions()).containsExactly("1", "1", "1");
        assertThat(newest().status()).isEqualTo(Release.Status.ABORTED);
        assertThat(newest().placements()).isEmpty();
        assertThat(claims()).isEmpty();
    }

    @Test
    void shouldReturnOnlyTheWaveThatFailsAndKeepItsImage() throws InterruptedException {
        var id = start(open("rollBackWave").deliver("1", Optional.empty()));
        advance(id, () -> isRolled("shop-b"));

        var outcome = abort(id);

        assertThat(outcome.ending()).isEqualTo(Ending.ABORTED);
        assertThat(outcome.left()).isEmpty();
        assertThat(versions()).containsExactly("2", "1", "1");
        assertThat(claims()).isEmpty();
        assertThat(newest().placements()).singleElement().satisfies(placement -> {
            assertThat(placement.group()).isEqualTo("shop-a");
            assertThat(rehearsed
                            .clouds(9)
                            .open("production", "eu-central-1", Fence.NONE)
                            .images()
                            .find(placement.imageId()))
                    .isPresent();
        });

        assertThat(rehearsed.run(start(planning().rollback())).ending()).isEqualTo(Ending.DONE);
        assertThat(versions()).containsExactly("1", "1", "1");
    }

    @Test
    void shouldRecordARollbackOfTheLastWaveWhenItFailsInItsBakeTime() throws InterruptedException {
        var id = start(open("rollBackWave").deliver("1", Optional.empty()));
        advance(
                id,
                () -> rehearsed
                        .ledger()
                        .releases()
                        .lastGood("shop", "production")
                        .isPresent());

        assertThat(abort(id).left()).isEmpty();

        assertThat(versions()).containsExactly("2", "1", "1");
        assertThat(newest().kind()).isEqualTo(Release.Kind.ROLLBACK);
        assertThat(newest().status()).isEqualTo(Release.Status.SUCCESS);
        assertThat(newest().placements())
                .extracting(Release.Placement::group)
                .containsExactlyInAnyOrder("shop-b", byTags());
    }

    @Test
    void shouldRollBackInReverseAfterTheEnd() throws InterruptedException {
        open("rollBackAll");
        assertThat(deliver("1").ending()).isEqualTo(Ending.DONE);
        var planned = planning().rollback();
        assertThat(planned.plan().waves()).extracting(wave -> wave.name()).containsExactly("two", "one");

        assertThat(rehearsed.run(start(planned)).ending()).isEqualTo(Ending.DONE);
        assertThat(versions()).containsExactly("1", "1", "1");
        assertThat(newest().kind()).isEqualTo(Release.Kind.ROLLBACK);
    }

    @Test
    void shouldRollBackOnlyChosenWaves() throws InterruptedException {
        open("rollBackAll");
        assertThat(deliver("1").ending()).isEqualTo(Ending.DONE);

        assertThatThrownBy(() -> planning().rollback(WaveChoice.named("three")))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("no wave 'three' runs release 1; it runs in [one, two]");
        assertThat(rehearsed.run(start(planning().rollback(WaveChoice.last(1)))).ending())
                .isEqualTo(Ending.DONE);
        assertThat(versions()).containsExactly("2", "1", "1");

        assertThat(rehearsed.run(start(planning().rollback())).ending()).isEqualTo(Ending.DONE);
        assertThat(versions()).containsExactly("1", "1", "1");
    }

    @Test
    void shouldRollAnImageThatIsThereOverAllWaves() throws InterruptedException {
        open("rollBackAll");
        deliver("1");
        var image = planning().publishedImage().orElseThrow();
        rehearsed.run(start(planning().rollback()));

        assertThat(rehearsed
                        .run(start(planning().deployFleet(image, "1", Optional.empty())))
                        .ending())
                .isEqualTo(Ending.DONE);
        assertThat(newest().placements()).extracting(Release.Placement::imageId).containsOnly(image);
    }

    @Test
    void shouldNameEveryTargetThatMeansNoGroup() {
        open("rollBackAll");
        var wrong = SpecReader.read(
                SPEC.formatted("rollBackAll").replace("shop-b", "shop-x").replace("part: c", "part: d"),
                "slipway.yaml",
                Path.of("examples/checkout"));

        assertThatThrownBy(
                        () -> rehearsed.delivery().planning(wrong, "production").deliver("1", Optional.empty()))
                .isInstanceOf(OperationFailed.class)
                .hasMessageContaining("no Auto Scaling group shop-x in production/eu-central-1")
                .hasMessageContaining("no Auto Scaling groups with tags part=d, service=shop");
    }
}
