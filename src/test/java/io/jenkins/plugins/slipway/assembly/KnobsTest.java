package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.fleet.Readiness;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Progress;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.spec.HeldSpec;
import io.jenkins.plugins.slipway.spec.RefreshSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A person turns the knobs of a group while a canary runs beside it. */
class KnobsTest {
    private static final String GROUP = "checkout-eu";

    private final List<String> notes = new ArrayList<>();
    private final RehearsedDelivery rehearsed =
            new RehearsedDelivery(Settings.standard(), SpecEstate.of(Story.CHECKOUT), new Progress() {
                @Override
                public void noted(OperationId id, Instant at, String text) {
                    notes.add(text);
                }
            });
    private final Cloud cloud = rehearsed.clouds(9).open("acme-production", "eu-central-1", Fence.NONE);
    private final Delivery delivery = rehearsed.delivery();
    private OperationId id;

    @AfterEach
    void close() {
        rehearsed.close();
    }

    private Fleet group() {
        rehearsed.clock().advance(Duration.ofSeconds(5));
        return cloud.fleets().find(GROUP).orElseThrow();
    }

    /** To where the group is pinned. */
    private void deliverUntilPinned() {
        id = delivery.start(
                delivery.planning(Story.CHECKOUT, "production").deliver("1.4.2", Optional.empty()),
                "test",
                new Random(1));
        while (!group().suspendedProcesses().contains("ScheduledActions")) {
            rehearsed.clock().advanceTo(((Step.Parked) delivery.operations().advance(id)).wake());
        }
    }

    private Outcome end() throws InterruptedException {
        return rehearsed.run(id);
    }

    @Test
    void shouldRestoreOnlyWhatItSet() throws InterruptedException {
        var min = group().min();
        cloud.fleets().suspend(GROUP, Set.of("AZRebalance"));
        rehearsed.clock().advance(Duration.ofSeconds(5));

        deliverUntilPinned();
        assertThat(group().min()).isEqualTo(SpecEstate.GROUP_SIZE);
        // somebody scales, and holds alarms still
        cloud.fleets().resize(GROUP, SpecEstate.GROUP_SIZE, SpecEstate.GROUP_SIZE + 1, 40);
        cloud.fleets().suspend(GROUP, Set.of("AlarmNotification"));

        assertThat(end().ending()).isEqualTo(Ending.DONE);
        assertThat(group().min()).isEqualTo(min);
        assertThat(group().max()).isEqualTo(40);
        assertThat(group().desired()).isEqualTo(SpecEstate.GROUP_SIZE + 1);
        assertThat(group().suspendedProcesses()).containsExactlyInAnyOrder("AZRebalance", "AlarmNotification");
    }

    @Test
    void shouldLeaveAPersonsLeastSizeAndSayIt() throws InterruptedException {
        deliverUntilPinned();
        cloud.fleets().setMin(GROUP, 6);

        assertThat(end().ending()).isEqualTo(Ending.DONE);
        assertThat(group().min()).isEqualTo(6);
        assertThat(group().suspendedProcesses()).isEmpty();
        assertThat(notes).anyMatch(note -> note.contains("least size of checkout-eu") && note.contains("left so"));
    }

    @Test
    void shouldNameAPersonsLeastSizeWhenItIsTakenBack() throws InterruptedException {
        deliverUntilPinned();
        cloud.fleets().setMin(GROUP, 6);
        delivery.operations().abort(id, "ann", "enough");

        var outcome = end();

        assertThat(outcome.ending()).isEqualTo(Ending.NEEDS_PERSON);
        assertThat(outcome.left()).singleElement().satisfies(left -> {
            assertThat(left.why()).contains("set the least size of checkout-eu").contains("to 6");
            assertThat(left.byHand()).contains("--min-size").contains("resume-processes");
        });
        assertThat(group().min()).isEqualTo(6);
        assertThat(group().suspendedProcesses()).isEmpty();
    }

    @Test
    void shouldRefuseWhatARefreshWouldWaitForInVainAndWhatTheSpecRefuses() {
        var fleet = group();
        var members = new ArrayList<>(fleet.members());
        members.set(0, with(members.get(0), members.get(0).lifecycle(), true));
        members.set(1, with(members.get(1), "Standby", false));
        var stalled = new Fleet(
                fleet.name(),
                fleet.templateId(),
                fleet.templateVersion(),
                fleet.min(),
                fleet.desired(),
                fleet.max(),
                fleet.targetGroups(),
                fleet.healthCheckType(),
                fleet.healthCheckGrace(),
                fleet.defaultWarmup(),
                Set.of("Launch", "AZRebalance"),
                members,
                fleet.tags());
        var readiness = new Readiness(rehearsed.clouds(4), new Place("acme-production", "eu-central-1"), Fence.NONE);
        var refuse = new HeldSpec(HeldSpec.Protected.REFUSE, HeldSpec.Standby.REFUSE);

        assertThat(readiness.findings(fleet, refresh(refuse), "")).isEmpty();
        assertThat(readiness.findings(stalled, refresh(HeldSpec.DEFAULT), ""))
                .singleElement()
                .asString()
                .contains("[Launch]")
                .contains("resume-processes");
        assertThat(readiness.findings(stalled, refresh(refuse), ""))
                .hasSize(3)
                .anyMatch(finding -> finding.contains(members.get(0).instanceId()) && finding.contains("protected"))
                .anyMatch(finding -> finding.contains(members.get(1).instanceId()) && finding.contains("standby"));
    }

    private static RefreshSpec refresh(HeldSpec held) {
        return new RefreshSpec(90, 125, Optional.empty(), List.of(), Optional.empty(), Duration.ZERO, held);
    }

    private static Fleet.Member with(Fleet.Member member, String lifecycle, boolean isProtected) {
        return new Fleet.Member(
                member.instanceId(), lifecycle, member.healthy(), member.templateVersion(), isProtected);
    }
}
