package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.RouteAction;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Operations;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.traffic.DeadMansSwitch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A process that dies, or is cut off, while traffic is split. */
class DeadMansSwitchTest {
    private static final String RULE = Story.CHECKOUT
            .environments()
            .get("production")
            .targets()
            .get(0)
            .listenerRule()
            .orElseThrow();

    private final RehearsedDelivery rehearsed =
            new RehearsedDelivery(Settings.standard(), SpecEstate.of(Story.CHECKOUT), Progress.SILENT);
    private final Cloud cloud = rehearsed.clouds(9).open("acme-production", "eu-central-1", Fence.NONE);
    private final List<RouteAction> stable = cloud.traffic().actions(RULE).orElseThrow();
    private final Delivery first = process("first");
    private final Operations operations = first.operations();
    private final OperationId id = first.start(
            first.planning(Story.CHECKOUT, "production").deliver("1.4.2", Optional.empty()), "test", new Random(1));

    @AfterEach
    void close() {
        rehearsed.close();
    }

    private Delivery process(String holder) {
        return new Delivery(rehearsed.clouds(3), rehearsed.ledger(), rehearsed.clock(), holder, Progress.SILENT);
    }

    private Outcome resume() throws InterruptedException {
        return process("second").operations().drive(id, rehearsed.clock()::advanceTo);
    }

    private void advanceUntil(BooleanSupplier there) {
        while (!there.getAsBoolean()) {
            var parked = (Step.Parked) operations.advance(id);
            rehearsed.clock().advanceTo(parked.wake());
        }
    }

    private List<RouteAction> route() {
        return cloud.traffic().actions(RULE).orElseThrow();
    }

    private int canaryShare() {
        var targets = route().get(0).targets();
        return targets.size() == 1 ? 0 : targets.get(1).weight();
    }

    private List<String> schedules() {
        return rehearsed.rehearsal().census().present("schedules");
    }

    @Test
    void shouldReturnTrafficByTheCloudAloneWhenTheProcessDiesInASplit() throws InterruptedException {
        advanceUntil(() -> canaryShare() == 25);
        rehearsed.clock().advance(DeadMansSwitch.LENGTH.minusMinutes(3));
        assertThat(canaryShare()).isEqualTo(25);
        rehearsed.clock().advance(Duration.ofMinutes(5));
        assertThat(route()).isEqualTo(stable);
        assertThat(schedules()).isEmpty();

        var outcome = resume();

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("the dead-man's switch returned all traffic");
        assertThat(outcome.left()).isEmpty();
        assertThat(route()).isEqualTo(stable);
        assertThat(rehearsed.rehearsal().census().present("autoscaling-groups"))
                .noneMatch(group -> group.contains("canary"));
    }

    @Test
    void shouldGoOnWhenTheProcessComesBackInTime() throws InterruptedException {
        advanceUntil(() -> canaryShare() == 25);
        rehearsed.clock().advance(Duration.ofMinutes(11));

        assertThat(resume().ending()).isEqualTo(Ending.DONE);
        assertThat(schedules()).isEmpty();
    }

    @Test
    void shouldSetNoWeightWhenItDiedJustBeforeAndTheSwitchHasFired() throws InterruptedException {
        advanceUntil(() -> !schedules().isEmpty());
        assertThat(canaryShare()).isZero();
        rehearsed.clock().advance(Duration.ofHours(2));

        assertThat(resume().ending()).isEqualTo(Ending.FAILED);
        assertThat(route()).isEqualTo(stable);
        assertThat(rehearsed.rehearsal().census().present("rules")).noneMatch(rule -> rule.contains("canary"));
    }

    @Test
    void shouldStayArmedThroughTheWholeSplitAndBeGoneBeforeThePromotion() {
        var earliest = Duration.ofDays(1);
        while (rehearsed.rehearsal().census().ever("instance-refreshes") == 0) {
            if (canaryShare() > 0 && !schedules().isEmpty()) {
                var due = cloud.schedules().named(DeadMansSwitch.PREFIX).get(0);
                var left =
                        Duration.between(rehearsed.clock().instant(), due.due().orElseThrow());
                earliest = left.compareTo(earliest) < 0 ? left : earliest;
                assertThat(due.tags()).containsValue(id.value());
                assertThat(due.name()).contains(id.value());
            }
            rehearsed.clock().advanceTo(((Step.Parked) operations.advance(id)).wake());
        }
        assertThat(schedules()).isEmpty();
        assertThat(canaryShare()).isEqualTo(50);
        // so a region that answers nothing for ten minutes costs no release
        assertThat(earliest).isBetween(Duration.ofMinutes(11), DeadMansSwitch.LENGTH);
    }

    @Test
    void shouldHoldTheCanaryAtItsWeightWhileItIsPausedAndGoOn() throws InterruptedException {
        advanceUntil(() -> canaryShare() == 25);
        operations.pause(id, "ann", "incident 42");
        passWhilePaused(Duration.ofHours(3));

        assertThat(canaryShare()).isEqualTo(25);
        assertThat(schedules()).hasSize(1);

        operations.resume(id, "ann", "");
        assertThat(operations.drive(id, rehearsed.clock()::advanceTo).ending()).isEqualTo(Ending.DONE);
        assertThat(schedules()).isEmpty();
    }

    @Test
    void shouldTakeItBackWhenWeightsAreChangedByHandWhileItIsPaused() throws InterruptedException {
        advanceUntil(() -> canaryShare() == 25);
        operations.pause(id, "ann", "");
        passWhilePaused(Duration.ofHours(1));
        cloud.traffic().setActions(RULE, stable);
        rehearsed.clock().advance(Duration.ofSeconds(15)); // reads are stale for a while

        var outcome = operations.drive(id, rehearsed.clock()::advanceTo);

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("somebody else has changed the weights");
        assertThat(outcome.left()).isEmpty();
        assertThat(schedules()).isEmpty();
    }

    @Test
    void shouldReturnTrafficWhenTheHolderOfAPausedCanaryDies() throws InterruptedException {
        advanceUntil(() -> canaryShare() == 25);
        operations.pause(id, "ann", "");
        passWhilePaused(Duration.ofHours(1));
        rehearsed.clock().advance(DeadMansSwitch.LENGTH.plusMinutes(2));

        assertThat(route()).isEqualTo(stable);
        assertThat(resume().reason()).contains("the dead-man's switch returned all traffic");
    }

    private void passWhilePaused(Duration duration) {
        var end = rehearsed.clock().instant().plus(duration);
        while (rehearsed.clock().instant().isBefore(end)) {
            rehearsed.clock().advanceTo(((Step.Parked) operations.advance(id)).wake());
        }
    }

    @Test
    void shouldAbortWhenSomebodyRemovesTheSwitch() throws InterruptedException {
        advanceUntil(() -> canaryShare() == 10);
        cloud.schedules()
                .delete(cloud.schedules().named(DeadMansSwitch.PREFIX).get(0).name());
        rehearsed.clock().advance(Duration.ofSeconds(5));

        var outcome = operations.drive(id, rehearsed.clock()::advanceTo);

        assertThat(outcome.ending()).isEqualTo(Ending.FAILED);
        assertThat(outcome.reason()).contains("is gone").contains("somebody removed it");
        assertThat(route()).isEqualTo(stable);
    }

    @Test
    void shouldLeaveAPersonsRouteAloneAndNameIt() throws InterruptedException {
        advanceUntil(() -> canaryShare() == 10);
        var before = stable.get(0);
        var sticky = Optional.of(Duration.ofMinutes(10));
        var persons = List.of(new RouteAction(before.type(), before.order(), before.targets(), sticky, ""));
        cloud.traffic().setActions(RULE, persons);
        rehearsed.clock().advance(Duration.ofSeconds(5));

        var outcome = operations.drive(id, rehearsed.clock()::advanceTo);

        assertThat(outcome.reason()).contains("somebody else has changed the weights");
        assertThat(outcome.ending()).isEqualTo(Ending.NEEDS_PERSON);
        assertThat(outcome.left())
                .singleElement()
                .satisfies(left -> assertThat(left.why()).contains("is left so"));
        assertThat(route().get(0).stickiness()).isEqualTo(sticky);
        assertThat(schedules()).isEmpty();
    }
}
