package io.jenkins.plugins.slipway.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.RefreshOrder;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.rehearsal.wire.VirtualClock;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupChange;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupTag;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.LaunchSource;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Ec2;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.LaunchData;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.LaunchOrder;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Templates;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Action;
import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import io.jenkins.plugins.slipway.trial.invariant.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Invariants that cannot fail say nothing: each is violated once, by a saboteur in the middle of a calm run. */
class InvariantsTest {
    private static final String FLEET = "checkout-eu";

    /** Strikes when an effect of this name begins to act. */
    private List<Violation> sabotaged(String effect, Consumer<Trial> saboteur) throws InterruptedException {
        var settings = Settings.standard().release(Behaviour.ERRORS);
        var running = new Trial[1];
        var progress = new Progress() {
            @Override
            public void acting(OperationId id, String path, String name) {
                if (name.equals(effect)) {
                    saboteur.accept(running[0]);
                }
            }
        };
        try (var trial = new Trial(
                Courses.checkout(FaultProfile.NONE),
                settings,
                Contention.NONE,
                new VirtualClock(settings.start()),
                Ledger::inMemory,
                progress)) {
            running[0] = trial;
            return trial.run().violations();
        }
    }

    private static Consumer<Trial> world(Consumer<Region> change) {
        return trial -> trial.rehearsed().rehearsal().within(world -> {
            change.accept(world.region("eu-central-1"));
            return world;
        });
    }

    @Test
    void shouldHoldWhenNobodyInterferes() throws InterruptedException {
        assertThat(sabotaged("no such effect", trial -> {})).isEmpty();
    }

    @Test
    void shouldSeeCapacityThatIsTakenAway() throws InterruptedException {
        var violations = sabotaged("size canary 1", world(region -> {
            var groups = region.get(AutoScaling.class);
            var first = groups.describeGroups().get(0).members().get(0).id();
            groups.instances().terminate(first, false);
        }));

        assertThat(violations).extracting(Violation::invariant).contains("healthy-capacity");
    }

    @Test
    void shouldSeeWeightsThatDoNotAddUp() throws InterruptedException {
        var violations = sabotaged("record that users are reached", world(region -> {
            var rules = region.get(LoadBalancing.class);
            var rule = rules.routes().get(0).rules().get(0);
            var action = rule.actions().get(0);
            var half = action.targets().stream()
                    .map(target -> new Action.Weighted(target.targetGroup(), 20))
                    .toList();
            rules.rules()
                    .modify(
                            rule.arn(),
                            null,
                            List.of(new Action("forward", action.order(), half, action.stickiness(), Map.of())));
        }));

        assertThat(violations).extracting(Violation::invariant).contains("weights");
    }

    @Test
    void shouldSeeWhatIsUntaggedAndLeft() throws InterruptedException {
        var violations = sabotaged("record placement", world(region -> {
            var ec2 = region.get(Ec2.class);
            var image = ec2.images().shelf().all().stream()
                    .filter(each -> !each.isPublic())
                    .findFirst()
                    .orElseThrow();
            var data = LaunchData.empty().with("imageId", image.id()).with("instanceType", "t3.small");
            ec2.instances().run(new LaunchOrder(data, null, null, 1, 1, null, null));
        }));

        assertThat(violations).extracting(Violation::invariant).contains("tagged", "no-leftover");
    }

    @Test
    void shouldSeeAKnobThatIsNotRestored() throws InterruptedException {
        var violations = sabotaged(
                "is the group restored",
                world(region -> region.get(AutoScaling.class).groups().suspend(FLEET, List.of("AZRebalance"))));

        assertThat(violations).extracting(Violation::invariant).containsExactly("knobs");
    }

    @Test
    void shouldSeeARefreshThatNoStepBegan() throws InterruptedException {
        var violations = sabotaged("record placement", trial -> {
            var fleets = trial.rehearsed()
                    .clouds(1)
                    .open("acme-production", "eu-central-1", Fence.NONE)
                    .fleets();
            var fleet = fleets.find(FLEET).orElseThrow();
            fleets.startRefresh(new RefreshOrder(
                    FLEET,
                    fleet.templateId(),
                    1,
                    100,
                    125,
                    Optional.empty(),
                    List.of(),
                    Optional.empty(),
                    Duration.ZERO,
                    List.of(),
                    false,
                    true,
                    RefreshOrder.OnProtected.REPLACE,
                    RefreshOrder.OnStandby.KEEP));
        });

        assertThat(violations).extracting(Violation::invariant).contains("one-refresh");
    }

    @Test
    void shouldSeeAFleetThatDoesNotRunWhatTheLedgerTells() throws InterruptedException {
        var violations = sabotaged("is the group restored", world(region -> {
            var launch = region.get(AutoScaling.class)
                    .describeGroups()
                    .get(0)
                    .settings()
                    .launch();
            var other = region.get(Ec2.class)
                    .templates()
                    .add(new Templates.Addition(
                            launch.templateId(), launch.version(), "other", LaunchData.empty(), null));
            region.get(AutoScaling.class)
                    .groups()
                    .update(
                            FLEET,
                            GroupChange.launching(new LaunchSource(
                                    launch.templateId(), launch.templateName(), String.valueOf(other.number()))));
        }));

        assertThat(violations).extracting(Violation::invariant).contains("truthful");
    }

    @Test
    void shouldSeeAMarkThatIsTakenOver() throws InterruptedException {
        var violations = sabotaged(
                "size canary 1",
                world(region -> region.get(AutoScaling.class)
                        .groups()
                        .tag(FLEET, new GroupTag(Ownership.OPERATION_TAG, "another-operation", false))));

        assertThat(violations).extracting(Violation::invariant).contains("one-operation");
    }

    @Test
    void shouldSeeASecondOperationThatHasTheSameFleetInTheLedger() throws InterruptedException {
        var violations = sabotaged("record placement", trial -> {
            var journals = trial.rehearsed().ledger().journals();
            var first = journals.list(true, 1).get(0);
            var second = new OperationRecord(
                    new OperationId("20260105-093000-deliver-checkout-ffff"),
                    first.verb(),
                    first.targets(),
                    first.labels(),
                    "saboteur",
                    first.journalVersion(),
                    trial.rehearsed().clock().instant(),
                    Optional.empty());
            journals.create(second, journals.read(first.id(), 0).get(0));
        });

        assertThat(violations).extracting(Violation::invariant).contains("one-operation");
    }

    @Test
    void shouldSeeADeploymentThatIsCountedTwice() throws InterruptedException {
        var violations = sabotaged("close release", trial -> {
            var events = trial.rehearsed().ledger().doraEvents();
            events.all().stream()
                    .filter(Deployment.class::isInstance)
                    .map(Deployment.class::cast)
                    .findFirst()
                    .ifPresent(it -> events.append(List.of(again(it))));
        });

        assertThat(violations).extracting(Violation::invariant).contains("counted-once");
    }

    private static Deployment again(Deployment it) {
        return new Deployment(
                it.id() + "-again",
                it.service(),
                it.environment(),
                Deployment.Status.SUCCESS,
                it.commit(),
                it.repo(),
                it.startedAt(),
                it.startedAt(),
                it.kind(),
                it.planned(),
                it.rollsBack(),
                it.fixesDeployment(),
                it.fixesIncident(),
                true,
                it.run(),
                it.receivedAt());
    }
}
