package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.slipway.assembly.Owned.Kind;
import io.jenkins.plugins.slipway.assembly.Owned.State;
import io.jenkins.plugins.slipway.change.NumberedVersion;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.NewFleet;
import io.jenkins.plugins.slipway.cloud.NewInstance;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.ScheduledRoute;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A sweep in an account where one release was delivered and a second delivery has begun. */
class SweepTest {
    private static final Spec CHECKOUT = SpecFile.load(Path.of("examples/checkout/slipway.yaml"));
    private static final String STRANGER = "20260101-000000-deliver-elsewhere-0001";
    private static final String GROUP = "checkout-eu";

    private static RehearsedDelivery rehearsed;
    private static Cloud cloud;
    private static Sweep sweep;
    private static OperationId ended;
    private static OperationId open;
    private static int failures;

    @BeforeAll
    static void deliverOnce() throws InterruptedException {
        rehearsed = new RehearsedDelivery(
                Settings.standard().withoutStaleReads(), SpecEstate.of(CHECKOUT), Progress.SILENT);
        ended = start("1.4.2", 1);
        assertThat(rehearsed.run(ended).ending()).isEqualTo(Ending.DONE);
        open = start("1.4.3", 2);
        cloud = rehearsed.clouds(7).open("acme-production", "eu-central-1", Fence.NONE);
        var ledger = rehearsed.ledger();
        sweep = new Sweep(cloud, ledger.journals(), ledger.releases(), rehearsed.clock(), Set.of());
    }

    @AfterAll
    static void close() {
        rehearsed.close();
    }

    private static OperationId start(String version, int seed) {
        var planned = rehearsed.delivery().planning(CHECKOUT, "production").deliver(version, Optional.of("c2"));
        return rehearsed.delivery().start(planned, "test", new Random(seed));
    }

    private static Map<String, String> tags(String operation, Duration left) {
        return new Ownership(
                        operation,
                        "checkout",
                        "builder",
                        rehearsed.clock().instant().plus(left))
                .tags();
    }

    private static String launch(String image, Map<String, String> tags) {
        var order = new NewInstance(image, "t3.micro", Optional.empty(), List.of(), Optional.empty(), tags);
        return cloud.instances().launch(order, "token-" + rehearsed.clock().instant() + tags.hashCode());
    }

    private static String baseImage() {
        return cloud.parameters()
                .get("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")
                .orElseThrow();
    }

    private static Map<String, State> states() {
        rehearsed.clock().advance(Duration.ofMinutes(5));
        return sweep.survey().stream().collect(Collectors.toMap(Owned::id, Owned::state));
    }

    private static void removeAll() {
        rehearsed.clock().advance(Duration.ofMinutes(5));
        sweep.survey().stream().filter(owned -> owned.state() == State.LEFTOVER).forEach(owned -> {
            sweep.remove(owned);
            sweep.remove(owned);
        });
        rehearsed.clock().advance(Duration.ofMinutes(10));
        assertThat(sweep.survey()).noneMatch(owned -> owned.state() == State.LEFTOVER);
    }

    @Test
    void shouldFindNothingLeftWhenADeliverySucceeded() {
        assertThat(sweep.survey()).noneMatch(Owned::isLeft);
        assertThat(sweep.survey())
                .anyMatch(owned -> owned.kind() == Kind.IMAGE && owned.why().contains("golden image"));
    }

    @Test
    void shouldTakeWhatNoOperationNeedsAndLeaveTheRest() {
        var day = Duration.ofDays(1);
        var ofEnded = launch(baseImage(), tags(ended.value(), day));
        var ofOpen = launch(baseImage(), tags(open.value(), day.negated()));
        var strangers = launch(baseImage(), tags(STRANGER, day));
        var expired = launch(baseImage(), tags(STRANGER, day.negated()));
        var untagged = launch(baseImage(), Map.of());

        assertThat(states())
                .containsEntry(ofEnded, State.LEFTOVER)
                .containsEntry(ofOpen, State.KEPT)
                .containsEntry(strangers, State.KEPT)
                .containsEntry(expired, State.LEFTOVER)
                .doesNotContainKey(untagged);
        removeAll();
        assertThat(states()).containsKeys(ofOpen, strangers).doesNotContainKeys(ofEnded, expired);
        assertThat(cloud.fleets().find(GROUP).orElseThrow().inService()).isEqualTo(SpecEstate.GROUP_SIZE);
    }

    @Test
    void shouldKeepAnImageForAsLongAsAnInstanceRunsIt() {
        var tags = tags(STRANGER, Duration.ofDays(1).negated());
        var builder = launch(baseImage(), Map.of());
        rehearsed.clock().advance(Duration.ofMinutes(5));
        var image = cloud.images().create(builder, "left-behind", "", tags);
        rehearsed.clock().advance(Duration.ofMinutes(20));
        var user = launch(image, Map.of());

        assertThat(states()).containsEntry(image, State.KEPT);
        cloud.instances().terminate(user);
        assertThat(states()).containsEntry(image, State.LEFTOVER);
        removeAll();
        assertThat(cloud.images().find(image)).isEmpty();
        assertThat(cloud.images().snapshotsWithTag(Ownership.OPERATION_TAG))
                .noneMatch(snapshot -> snapshot.tags().containsValue(STRANGER));
    }

    @Test
    void shouldOfferOnlyTheMarkWhenAGroupWasThereBefore() {
        cloud.fleets().tag(GROUP, Map.of(Ownership.OPERATION_TAG, STRANGER));
        assertThat(states()).containsEntry(GROUP, State.KEPT);

        cloud.fleets().tag(GROUP, Map.of(Ownership.OPERATION_TAG, ended.value()));
        assertThat(states()).containsEntry(GROUP, State.LEFTOVER);
        assertThat(sweep.survey()).anyMatch(owned -> owned.kind() == Kind.MARK);
        removeAll();
        assertThat(cloud.fleets().find(GROUP).orElseThrow().tags()).doesNotContainKey(Ownership.OPERATION_TAG);
    }

    @Test
    void shouldTouchNoGroupThatUsersAreServedBy() {
        cloud.fleets().tag("checkout-staging", tags(ended.value(), Duration.ofDays(1)));

        assertThat(states()).containsEntry("checkout-staging", State.BLOCKED);
        cloud.fleets().untag("checkout-staging", tags("", Duration.ZERO).keySet());
    }

    private static String template() {
        return cloud.fleets().find(GROUP).orElseThrow().templateId();
    }

    /** An operation of this ledger that has ended without success and without a word about what is left. */
    private static OperationId failedOperation() {
        var now = rehearsed.clock().instant();
        var id = OperationId.of(now, "deliver", "checkout", new Random(now.toEpochMilli() + failures++));
        var outcome = new Outcome(Ending.FAILED, "for this test", null, List.of());
        var head = new OperationRecord(
                id, "deliver", List.of(), Map.of("service", "checkout"), "test", 1, now, Optional.of(outcome));
        rehearsed
                .ledger()
                .journals()
                .create(head, new Entry(0, "", Entry.Kind.PLAN, "plan", JsonNodeFactory.instance.objectNode(), now, 1));
        return id;
    }

    private static String version(String operation, String image) {
        var description = NumberedVersion.description(operation);
        return template() + ":"
                + cloud.templates().createVersion(template(), 1, image, description, "token-" + operation);
    }

    @Test
    void shouldTakeATemplateVersionWhenItsOperationFailedAndNobodyUsesIt() {
        var failed = failedOperation();
        var left = version(failed.value(), baseImage());
        var ofOpen = version(open.value(), baseImage());
        var ofStranger = version(STRANGER, baseImage());
        var ofNobody = cloud.templates().createVersion(template(), 1, baseImage(), "by hand", "token-by-hand");

        assertThat(states())
                .containsEntry(left, State.LEFTOVER)
                .containsEntry(ofOpen, State.KEPT)
                .containsEntry(ofStranger, State.KEPT)
                .doesNotContainKey(template() + ":" + ofNobody);
        removeAll();
        assertThat(states()).containsKeys(ofOpen, ofStranger).doesNotContainKey(left);
    }

    @Test
    void shouldKeepATemplateVersionWhenAGroupLaunchesFromIt() {
        var failed = failedOperation();
        var used = version(failed.value(), baseImage());
        var number = Long.parseLong(used.substring(used.indexOf(':') + 1));
        cloud.fleets().create(new NewFleet("user", GROUP, template(), number, 1, List.of(), Map.of()));

        assertThat(states()).containsEntry(used, State.KEPT);
        cloud.fleets().delete("user");
        assertThat(states()).containsEntry(used, State.LEFTOVER);
        removeAll();
    }

    @Test
    void shouldTakeAParameterOnlyWhenTheImageItPublishesIsGone() {
        var failed = failedOperation();
        cloud.parameters().put("/test/dangling", "ami-00000000000000001", tags(failed.value(), Duration.ofDays(1)));
        cloud.parameters().put("/test/stays", baseImage(), tags(failed.value(), Duration.ofDays(1)));
        cloud.parameters().put("/test/strange", "ami-00000000000000001", tags(STRANGER, Duration.ofDays(1)));

        assertThat(states())
                .containsEntry("/test/dangling", State.LEFTOVER)
                .containsEntry("/test/stays", State.KEPT)
                .containsEntry("/test/strange", State.KEPT)
                .containsEntry("/slipway/checkout/image", State.KEPT);
        removeAll();
        assertThat(cloud.parameters().get("/test/dangling")).isEmpty();
        assertThat(cloud.parameters().get("/test/stays")).contains(baseImage());
    }

    @Test
    void shouldTakeATargetGroupThatNoRuleUses() {
        var like = cloud.fleets().find(GROUP).orElseThrow().targetGroups().get(0);
        var left = cloud.traffic().createTargetGroup("left", like, tags(ended.value(), Duration.ofDays(1)));

        assertThat(states()).containsEntry(left, State.LEFTOVER);
        removeAll();
        assertThat(cloud.traffic().targetGroup(left)).isEmpty();
    }

    @Test
    void shouldTakeADeadMansSwitchWhoseOperationHasEnded() {
        var rule = Story.CHECKOUT
                .environments()
                .get("production")
                .targets()
                .get(0)
                .listenerRule()
                .orElseThrow();
        var route = cloud.traffic().actions(rule).orElseThrow();
        var role = cloud.schedules().role().orElseThrow();
        var far = rehearsed.clock().instant().plus(Duration.ofDays(30));
        var tags = tags(ended.value(), Duration.ofDays(1));
        cloud.schedules().put(new ScheduledRoute("slipway-left", rule, route, role, far, tags));

        assertThat(states()).containsEntry("slipway-left", State.LEFTOVER);
        removeAll();
        assertThat(cloud.schedules().find("slipway-left")).isEmpty();
    }
}
