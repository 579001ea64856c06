package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.CloudFault;
import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Parameters;
import io.jenkins.plugins.slipway.cloud.aws.AwsClouds;
import io.jenkins.plugins.slipway.operation.Action;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rollback.WaveChoice;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecReader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is published after a rollback: deploy-fleet without an image takes it. Two regions with a group, and one with a copy only. */
class RolledBackParameterTest {
    private static final String PARAMETER = "/slipway/shop/image";
    private static final String HOME = "eu-central-1";
    private static final String FAR = "us-east-1";
    private static final String COPY = "ap-southeast-2";
    private static final List<String> REGIONS = List.of(HOME, FAR, COPY);
    private static final Spec SHOP = SpecReader.read("""
            version: 1
            service: shop
            image: {base: ami-0123456789abcdef0, copyTo: [ap-southeast-2]}
            environments:
              production:
                onFailure: rollBackWave
                waves:
                  - {name: one, targets: [{region: eu-central-1, group: shop-a}]}
                  - {name: two, targets: [{region: us-east-1, group: shop-b}]}
            """, "slipway.yaml", Path.of("examples/checkout"));

    private final List<String> notes = new ArrayList<>();
    private String abortAt = "never";
    private final Progress progress = new Progress() {
        @Override
        public void noted(OperationId id, Instant at, String text) {
            notes.add(text);
            if (text.matches(abortAt)) {
                rehearsed.delivery().operations().abort(id, "test", "it was not the release");
            }
        }
    };
    private final RehearsedDelivery rehearsed =
            new RehearsedDelivery(Settings.standard(), SpecEstate.of(SHOP).sized(2), progress);
    private final AwsClouds clouds = rehearsed.clouds(9);

    @AfterEach
    void close() {
        clouds.close();
        rehearsed.close();
    }

    private Planning planning() {
        rehearsed.clock().advance(Duration.ofMinutes(1)); // reads may be seconds old
        return rehearsed.delivery().planning(SHOP, "production");
    }

    private OperationId start(PlannedOperation<?> planned) {
        return rehearsed.delivery().start(planned, "test", new Random(planned.hashCode()));
    }

    private Outcome run(PlannedOperation<?> planned) throws InterruptedException {
        return rehearsed.run(start(planned));
    }

    /** @return what is published then, by {@link #REGIONS} */
    private List<String> deliver(String version) throws InterruptedException {
        assertThat(run(planning().deliver(version, Optional.empty())).ending()).isEqualTo(Ending.DONE);
        return published();
    }

    private Cloud cloud(String region) {
        return clouds.open("production", region, Fence.NONE);
    }

    private List<String> published() {
        rehearsed.clock().advance(Duration.ofMinutes(1));
        return REGIONS.stream()
                .map(region -> cloud(region).parameters().get(PARAMETER).orElse(""))
                .toList();
    }

    private void publishByHand(String region, String value) {
        cloud(region).parameters().put(PARAMETER, value, Map.of());
    }

    private static List<String> lines(Plan plan) {
        return plan.actions().stream()
                .map(Action::describe)
                .filter(line -> line.contains(PARAMETER))
                .toList();
    }

    @Test
    void shouldPublishInEveryRegionWhatIsGoneBackTo() throws InterruptedException {
        failCopiesTo(COPY);
        var good = deliver("1");
        var bad = deliver("2");
        assertThat(bad).doesNotContainAnyElementsOf(good);

        var planned = planning().rollback();
        assertThat(lines(planned.plan()))
                .hasSize(3)
                .startsWith(
                        "set parameter %s in production/eu-central-1 back from %s to %s, unless it names another by then"
                                .formatted(PARAMETER, bad.get(0), good.get(0)));
        assertThat(run(planned).ending()).isEqualTo(Ending.DONE);

        assertThat(published()).isEqualTo(good);
        assertThat(notes)
                .contains("parameter %s in production/us-east-1 names %s again".formatted(PARAMETER, good.get(1)));
        var next = planning().deployFleet(planning().publishedImage().orElseThrow(), "1", Optional.empty());
        assertThat(next.plan().images()).containsValues(good.get(0), good.get(1));
    }

    /** So that it takes another name than the image that it is of. */
    private void failCopiesTo(String region) {
        rehearsed.rehearsal().within(world -> {
            world.region(region).get(Ec2.class).images().failCopies(1);
            return world;
        });
    }

    @Test
    void shouldFindACopyThatTookASecondAttempt() throws InterruptedException {
        failCopiesTo(FAR);
        var published = deliver("1");

        var next = planning().deployFleet(published.get(0), "1", Optional.empty());

        assertThat(next.plan().images()).containsEntry(FAR, published.get(1));
    }

    @Test
    void shouldPublishTheAdoptedImageAndTellWhereThereIsNone() throws InterruptedException {
        var bad = deliver("1");

        assertThat(run(planning().rollback()).ending()).isEqualTo(Ending.DONE);

        var runs = rehearsed
                .ledger()
                .releases()
                .history("shop", "production", 1)
                .get(0)
                .placements();
        assertThat(published())
                .containsExactlyInAnyOrder(runs.get(0).imageId(), runs.get(1).imageId(), bad.get(2))
                .endsWith(bad.get(2));
        assertThat(notes)
                .contains(
                        "parameter %s in production/ap-southeast-2 stays: the image that is gone back to is not available there"
                                .formatted(PARAMETER));
    }

    @Test
    void shouldLeaveWhatAPersonPublished() throws InterruptedException {
        var good = deliver("1");
        var bad = deliver("2");
        publishByHand(FAR, good.get(1));
        publishByHand(COPY, "ami-of-a-person");

        var planned = planning().rollback();
        assertThat(lines(planned.plan()))
                .hasSize(2)
                .endsWith(
                        "leave parameter %s in production/ap-southeast-2 at ami-of-a-person: it names another image than the one that is rolled back"
                                .formatted(PARAMETER));
        var id = start(planned);
        publishByHand(HOME, "ami-of-a-later-release");
        assertThat(rehearsed.run(id).ending()).isEqualTo(Ending.DONE);

        assertThat(published()).containsExactly("ami-of-a-later-release", good.get(1), "ami-of-a-person");
        assertThat(notes)
                .contains("parameter %s in production/eu-central-1 stays: it names ami-of-a-later-release by now"
                        .formatted(PARAMETER))
                .noneMatch(note -> note.contains(bad.get(1)));
    }

    @Test
    void shouldLeaveItWhileAWaveStaysAndReturnItWithTheLast() throws InterruptedException {
        var good = deliver("1");
        var bad = deliver("2");

        var partial = planning().rollback(WaveChoice.last(1));
        assertThat(lines(partial.plan()))
                .containsExactly("leave parameter %s in production/eu-central-1 at %s: wave one stays on it"
                        .formatted(PARAMETER, bad.get(0)));
        assertThat(run(partial).ending()).isEqualTo(Ending.DONE);
        assertThat(published()).isEqualTo(bad);

        assertThat(run(planning().rollback()).ending()).isEqualTo(Ending.DONE);
        assertThat(published()).isEqualTo(good);
    }

    @Test
    void shouldReturnTheCopiesOfAnImageThatOnlyItsFirstWaveKept() throws InterruptedException {
        var good = deliver("1");
        var id = start(planning().deliver("2", Optional.empty()));
        advance(id, () -> cloud(FAR).fleets().refreshes("shop-b").size() == 2);
        rehearsed.delivery().operations().abort(id, "test", "enough");
        assertThat(rehearsed.run(id).ending()).isEqualTo(Ending.ABORTED);
        assertThat(published()).doesNotContainAnyElementsOf(good);

        assertThat(run(planning().rollback()).ending()).isEqualTo(Ending.DONE);

        assertThat(published()).isEqualTo(good);
    }

    @Test
    void shouldPublishTheReleaseAgainWhenTheRollbackIsAborted() throws InterruptedException {
        deliver("1");
        var bad = deliver("2");
        abortAt = "parameter .* again";

        var outcome = run(planning().rollback());

        assertThat(outcome.ending()).isEqualTo(Ending.ABORTED);
        assertThat(outcome.left()).isEmpty();
        assertThat(published()).isEqualTo(bad);
    }

    /** Step by step, until something is so. */
    private void advance(OperationId id, BooleanSupplier until) {
        for (int i = 0; i < 10_000 && !until.getAsBoolean(); i++) {
            if (rehearsed.delivery().operations().advance(id) instanceof Step.Parked parked) {
                rehearsed.clock().advanceTo(parked.wake());
            }
        }
        assertThat(until.getAsBoolean()).isTrue();
    }

    @Test
    void shouldGoBackAllTheSameWhereTheParameterMayNotBeWritten() throws InterruptedException {
        var good = deliver("1");
        var bad = deliver("2");
        rehearsed.clock().advance(Duration.ofMinutes(1));
        var parts = Delivery.Parts.of(refusing("put"), rehearsed.ledger(), rehearsed.clock(), "other");
        try (var denied = new Delivery(parts.telling(progress, parts.notifier()))) {
            var id = denied.start(denied.planning(SHOP, "production").rollback(), "test", new Random(3));
            assertThat(denied.operations()
                            .drive(id, rehearsed.clock()::advanceTo)
                            .ending())
                    .isEqualTo(Ending.DONE);
        }

        assertThat(published()).isEqualTo(bad);
        assertThat(notes)
                .anySatisfy(note -> assertThat(note)
                        .startsWith("parameter %s in production/us-east-1 still names the image that was rolled back"
                                .formatted(PARAMETER))
                        .endsWith(
                                "by hand: aws ssm put-parameter --overwrite --region us-east-1 --name %s --type String --value %s"
                                        .formatted(PARAMETER, good.get(1))));
    }

    @Test
    void shouldPlanAllTheSameWhereTheParameterMayNotBeRead() throws InterruptedException {
        deliver("1");
        rehearsed.clock().advance(Duration.ofMinutes(1));
        try (var denied =
                new Delivery(Delivery.Parts.of(refusing("get"), rehearsed.ledger(), rehearsed.clock(), "other"))) {
            var plan = denied.planning(SHOP, "production").rollback().plan();

            assertThat(plan.waves()).hasSize(2);
            assertThat(lines(plan))
                    .hasSize(3)
                    .allSatisfy(line -> assertThat(line).contains("it could not be looked at (no permission)"));
        }
    }

    /** As IAM would. */
    private Clouds refusing(String method) {
        return (connection, region, fence) -> {
            var cloud = clouds.open(connection, region, fence);
            return proxy(
                    Cloud.class,
                    cloud,
                    "parameters",
                    () -> proxy(Parameters.class, cloud.parameters(), method, () -> {
                        throw new CloudFault(CloudFault.Kind.DENIED, "ssm", "AccessDenied", "no permission", null);
                    }));
        };
    }

    private static <T> T proxy(Class<T> type, T real, String method, Supplier<Object> answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, called, args) -> {
            if (called.getName().equals(method)) {
                return answer.get();
            }
            try {
                return called.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
