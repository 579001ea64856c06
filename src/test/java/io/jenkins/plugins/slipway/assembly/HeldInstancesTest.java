package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.operation.Action;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.AutoScaling;
import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.GroupChange;
import io.jenkins.plugins.slipway.rehearsal.world.fault.Fault;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultPlan;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultProfile;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A delivery to a group with instances that are protected from scale-in, or in standby. */
class HeldInstancesTest {
    private static final String REGION = "eu-central-1";
    private static final String GROUP = "checkout-eu";

    private static final GroupChange PROTECTING_NEW = new GroupChange(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(true),
            Optional.empty(),
            Optional.empty());

    private RehearsedDelivery rehearsed;
    private Cloud cloud;
    private OperationId id;

    private void begin(Settings settings) {
        rehearsed = new RehearsedDelivery(settings, SpecEstate.of(Story.CHECKOUT), Progress.SILENT);
        cloud = rehearsed.clouds(9).open("acme-production", REGION, Fence.NONE);
    }

    @AfterEach
    void close() {
        rehearsed.close();
    }

    private Fleet group() {
        rehearsed.clock().advance(Duration.ofSeconds(5));
        return cloud.fleets().find(GROUP).orElseThrow();
    }

    private Set<String> ids(int from, int to) {
        return group().members().subList(from, to).stream()
                .map(Fleet.Member::instanceId)
                .collect(Collectors.toSet());
    }

    private List<String> plan() {
        var planned =
                rehearsed.delivery().planning(Story.CHECKOUT, "production").deliver("1.4.2", Optional.empty());
        id = rehearsed.delivery().start(planned, "test", new Random(1));
        return planned.plan().actions().stream().map(Action::describe).toList();
    }

    private Outcome end() throws InterruptedException {
        return rehearsed.run(id);
    }

    private void runUntil(Predicate<Fleet> reached) {
        while (!reached.test(group())) {
            rehearsed
                    .clock()
                    .advanceTo(((Step.Parked) rehearsed.delivery().operations().advance(id)).wake());
        }
    }

    private static boolean anyNew(Fleet fleet) {
        return fleet.members().stream()
                .anyMatch(member -> member.templateVersion().equals("2"));
    }

    @Test
    void shouldReplaceProtectedInstancesAndProtectAsManyAgain() throws InterruptedException {
        begin(Settings.standard());
        var before = ids(0, 3);
        assertThat(cloud.fleets().protect(GROUP, before)).isTrue();
        group();

        assertThat(plan()).anyMatch(line -> line.contains("3 protected from scale-in: replaced"));

        assertThat(end().ending()).isEqualTo(Ending.DONE);
        assertThat(group().members())
                .allMatch(member -> member.templateVersion().equals("2"));
        assertThat(group().protectedFromScaleIn()).isEqualTo(3);
        assertThat(ids(0, group().members().size())).doesNotContainAnyElementsOf(before);
    }

    @Test
    void shouldLeaveTheProtectionOfNewInstancesToAGroupThatHasIt() throws InterruptedException {
        begin(Settings.standard());
        rehearsed.rehearsal().within(world -> {
            var groups = world.region(REGION).get(AutoScaling.class).groups();
            groups.update(GROUP, PROTECTING_NEW);
            return groups;
        });
        cloud.fleets().protect(GROUP, ids(0, group().members().size()));
        group();
        plan();

        assertThat(end().ending()).isEqualTo(Ending.DONE);
        assertThat(group().members()).allMatch(Fleet.Member::protectedFromScaleIn);
        // one proof that it may be done, nothing to do
        assertThat(rehearsed.rehearsal().calls().get("autoscaling:SetInstanceProtection"))
                .isEqualTo(2);
    }

    @Test
    void shouldProtectAsManyAgainWhenItIsTakenBack() throws InterruptedException {
        begin(Settings.standard());
        cloud.fleets().protect(GROUP, ids(0, group().members().size()));
        group();
        plan();
        runUntil(HeldInstancesTest::anyNew);
        rehearsed.delivery().operations().abort(id, "ann", "enough");

        var outcome = end();

        assertThat(outcome.ending()).isEqualTo(Ending.ABORTED);
        assertThat(group().members())
                .allMatch(member -> member.templateVersion().equals("1"));
        assertThat(group().members()).allMatch(Fleet.Member::protectedFromScaleIn);
    }

    @Test
    void shouldNameTheProtectionThatCannotBePutBack() throws InterruptedException {
        var start = Settings.standard().start();
        var fault = new Fault(
                FaultKind.THROTTLED,
                REGION,
                "autoscaling:SetInstanceProtection",
                start.plus(Duration.ofMinutes(70)),
                start.plus(Duration.ofDays(3)),
                1,
                Duration.ZERO);
        begin(Settings.standard().release(Behaviour.GOOD).faults(new FaultPlan(FaultProfile.HOSTILE, List.of(fault))));
        cloud.fleets().protect(GROUP, ids(0, group().members().size()));
        group();
        plan();
        runUntil(HeldInstancesTest::anyNew);
        rehearsed.clock().advanceTo(fault.from());
        rehearsed.delivery().operations().abort(id, "ann", "enough");

        var outcome = end();

        assertThat(outcome.ending()).isEqualTo(Ending.NEEDS_PERSON);
        assertThat(outcome.left()).singleElement().satisfies(left -> {
            assertThat(left.what()).contains("protect").contains("checkout-eu").contains("from scale-in");
            assertThat(left.byHand()).contains("set-instance-protection").contains("checkout-eu");
        });
    }

    @Test
    void shouldKeepAnInstanceInStandbyAndSayWhatItRuns() throws InterruptedException {
        begin(Settings.standard());
        var aside = ids(0, 1).iterator().next();
        rehearsed
                .rehearsal()
                .within(world -> world.region(REGION)
                        .get(AutoScaling.class)
                        .instances()
                        .enterStandby(GROUP, List.of(aside), false));
        rehearsed.clock().advance(Duration.ofMinutes(10));

        assertThat(plan()).anyMatch(line -> line.contains("1 in standby (" + aside + "): kept there"));

        assertThat(end().ending()).isEqualTo(Ending.DONE);
        assertThat(group().members().stream().filter(Fleet.Member::standby))
                .singleElement()
                .satisfies(member -> {
                    assertThat(member.instanceId()).isEqualTo(aside);
                    assertThat(member.templateVersion()).isEqualTo("1");
                });
        assertThat(group().members().stream().filter(Fleet.Member::stays))
                .hasSize(SpecEstate.GROUP_SIZE)
                .allMatch(member -> member.templateVersion().equals("2"));
    }
}
