package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.NewFleet;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.crash.CrashPoint;
import io.jenkins.plugins.slipway.operation.crash.DisturbedJournals;
import io.jenkins.plugins.slipway.operation.crash.SimulatedCrash;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What has the name of a canary and is somebody else's: it is never adopted, and left as it is. */
class StrangersCanaryTest {
    private static final String GROUP = "checkout-eu";
    private static final String STRANGER = "operation-of-another-ledger";

    private final StoryScenario scenario = new StoryScenario(Story.CANARY_PASSES);
    private final String suffix = "canary-%08x".formatted((scenario.id().value() + " " + GROUP).hashCode());
    private final String targetGroup = "checkout-" + suffix;
    private final String group = GROUP + "-" + suffix;
    private Cloud cloud;
    private Footprint before;

    @BeforeEach
    void open() {
        cloud = scenario.clouds(7).open("acme-production", "eu-central-1", Fence.NONE);
    }

    @AfterEach
    void close() {
        scenario.close();
    }

    private void createTargetGroup(Map<String, String> tags) {
        var like = cloud.fleets().find(GROUP).orElseThrow().targetGroups().get(0);
        cloud.traffic().createTargetGroup(targetGroup, like, tags);
    }

    private void createGroup(Map<String, String> tags) {
        var like = cloud.fleets().find(GROUP).orElseThrow();
        cloud.fleets()
                .create(new NewFleet(
                        group,
                        GROUP,
                        like.templateId(),
                        Long.parseLong(like.templateVersion()),
                        1,
                        like.targetGroups(),
                        tags));
    }

    private Outcome run() throws InterruptedException {
        return run(scenario.journals());
    }

    private Outcome run(Journals journals) throws InterruptedException {
        scenario.pass(Duration.ofMinutes(5));
        before = scenario.footprint();
        var operations = scenario.process(journals);
        scenario.start(operations);
        var outcome = operations.drive(scenario.id(), scenario.waiter());
        scenario.pass(Duration.ofMinutes(30));
        return outcome;
    }

    private void assertThatNothingIsTouched(Outcome outcome) {
        assertThat(outcome.left()).isEmpty();
        assertThat(scenario.footprint().since(before)).isEmpty();
    }

    @Test
    void shouldRefuseATargetGroupThatAnotherOperationMarked() throws InterruptedException {
        createTargetGroup(Map.of(Ownership.OPERATION_TAG, STRANGER));

        var outcome = run();

        assertThat(outcome.ending()).isEqualTo(Ending.REFUSED);
        assertThat(outcome.reason()).contains("target group " + targetGroup, STRANGER, "left as it is");
        assertThatNothingIsTouched(outcome);
        assertThat(cloud.traffic().targetGroupNamed(targetGroup).orElseThrow().tags())
                .containsEntry(Ownership.OPERATION_TAG, STRANGER);
    }

    @Test
    void shouldNotTakeATargetGroupThatNobodyMarked() throws InterruptedException {
        createTargetGroup(Map.of());

        var outcome = run();

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("target group " + targetGroup, "does not carry the mark");
        assertThatNothingIsTouched(outcome);
        assertThat(cloud.traffic().targetGroupNamed(targetGroup).orElseThrow().tags())
                .isEmpty();
    }

    @Test
    void shouldRefuseAGroupThatAnotherOperationMarked() throws InterruptedException {
        createGroup(Map.of(Ownership.OPERATION_TAG, STRANGER));

        var outcome = run();

        assertThat(outcome.ending()).isEqualTo(Ending.REFUSED);
        assertThat(outcome.reason()).contains("group " + group, STRANGER, "left as it is");
        assertThatNothingIsTouched(outcome);
        assertThat(cloud.fleets().find(group).orElseThrow().desired()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeAGroupThatNobodyMarked() throws InterruptedException {
        createGroup(Map.of());

        var outcome = run();

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("group " + group, "does not carry the mark");
        assertThatNothingIsTouched(outcome);
    }

    @Test
    void shouldNotAdoptAStrangersThatAppearedWhileItWasDead() throws InterruptedException {
        var dying = new DisturbedJournals(scenario.journals(), (point, entry) -> {
            var isIntent = entry.kind() == Entry.Kind.INTENT && entry.name().equals("create canary target group");
            if (isIntent && point.side() == CrashPoint.Side.AFTER) {
                throw new SimulatedCrash(point.toString());
            }
        });
        assertThatThrownBy(() -> run(dying)).isInstanceOf(SimulatedCrash.class);
        createTargetGroup(Map.of(Ownership.OPERATION_TAG, STRANGER));
        scenario.pass(Duration.ofMinutes(5));

        var outcome = scenario.process(scenario.journals()).drive(scenario.id(), scenario.waiter());

        assertThat(outcome.ending()).isEqualTo(Ending.REFUSED);
        assertThat(outcome.reason()).contains("target group " + targetGroup, STRANGER);
        assertThat(cloud.traffic().targetGroupNamed(targetGroup)).isPresent();
    }
}
