package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InstanceActionsTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private final Rehearsal rehearsal = Rehearsal.of(3);
    private final InstanceActions instances = rehearsal.autoScaling.instances();
    private final String first = rehearsal.group().counted().get(0).id();

    private void minimum(int min) {
        rehearsal
                .autoScaling
                .groups()
                .update(Rehearsal.GROUP, GroupChange.sizes(Optional.of(min), Optional.empty(), Optional.empty()));
    }

    @Test
    void shouldReplaceInstanceWhenTerminatedWithoutDecrement() {
        var activity = instances.terminate(first, false);

        assertThat(activity.description()).isEqualTo("Terminating EC2 instance: " + first);
        assertThat(activity.status()).isEqualTo("WaitingForELBConnectionDraining");
        rehearsal.advance(SOON);
        assertThat(rehearsal.group().member(first)).isEmpty();
        assertThat(rehearsal.inService()).isEqualTo(3);
        assertThat(rehearsal.autoScaling.activities(Rehearsal.GROUP))
                .filteredOn(each -> each.id().equals(activity.id()))
                .extracting(Activity::status)
                .containsExactly("Successful");
    }

    @Test
    void shouldShrinkWhenTerminatedWithDecrement() {
        instances.terminate(first, true);
        rehearsal.advance(SOON);

        assertThat(rehearsal.group().settings().desired()).isEqualTo(2);
        assertThat(rehearsal.inService()).isEqualTo(2);
    }

    @Test
    void shouldRefuseWhenDecrementWouldGoBelowMinimum() {
        minimum(3);

        assertThat(Faults.of(() -> instances.terminate(first, true)))
                .startsWith("ValidationError: Currently, desiredSize equals minSize (3).");
        assertThat(Faults.of(() -> instances.enterStandby(Rehearsal.GROUP, List.of(first), true)))
                .contains("min-size=3");
        assertThat(Faults.of(() -> instances.terminate("i-none", false)))
                .isEqualTo(
                        "ValidationError: Instance Id not found - No managed instance found for instance ID: i-none");
    }

    /** [as-enter-exit-standby] */
    @Test
    void shouldLeaveAndReturnToServiceWhenOnStandby() {
        instances.enterStandby(Rehearsal.GROUP, List.of(first), true);
        assertThat(rehearsal.group().member(first).orElseThrow().lifecycle()).isEqualTo(Lifecycle.ENTERING_STANDBY);
        rehearsal.advance(SOON);
        assertThat(rehearsal.group().member(first).orElseThrow().lifecycle()).isEqualTo(Lifecycle.STANDBY);
        assertThat(rehearsal.balancing.health("tg-1", first)).isEmpty();
        assertThat(rehearsal.group().counted()).hasSize(2);
        assertThat(rehearsal.group().settings().desired()).isEqualTo(2);

        instances.exitStandby(Rehearsal.GROUP, List.of(first));
        rehearsal.advance(SOON);

        assertThat(rehearsal.group().settings().desired()).isEqualTo(3);
        assertThat(rehearsal.inService()).isEqualTo(3);
    }

    @Test
    void shouldLaunchAnotherWhenStandbyDoesNotDecrement() {
        instances.enterStandby(Rehearsal.GROUP, List.of(first), false);
        rehearsal.advance(SOON);

        assertThat(rehearsal.inService()).isEqualTo(3);
        assertThat(rehearsal.group().members()).hasSize(4);
    }

    @Test
    void shouldRefuseWhenInstanceIsInAnotherState() {
        assertThat(Faults.of(() -> instances.exitStandby(Rehearsal.GROUP, List.of(first))))
                .contains("is not in Standby");
        instances.terminate(first, true);

        assertThat(Faults.of(() -> instances.protect(Rehearsal.GROUP, List.of(first), true)))
                .startsWith("ValidationError: ");
        assertThat(Faults.of(() -> instances.enterStandby(Rehearsal.GROUP, List.of(first), true)))
                .contains("is not in InService");
        assertThat(Faults.of(() -> instances.terminate(first, false))).startsWith("ScalingActivityInProgress: ");
        assertThat(Faults.of(() -> instances.protect(Rehearsal.GROUP, List.of("i-none"), true)))
                .isEqualTo("ValidationError: The instance i-none is not part of Auto Scaling group shop.");
    }

    @Test
    void shouldProtectNewInstancesWhenGroupSaysSo() {
        var none = GroupChange.sizes(Optional.empty(), Optional.empty(), Optional.of(4));
        rehearsal
                .autoScaling
                .groups()
                .update(
                        Rehearsal.GROUP,
                        new GroupChange(
                                none.launch(),
                                none.min(),
                                none.max(),
                                none.desired(),
                                none.zones(),
                                none.subnets(),
                                none.healthCheckType(),
                                none.grace(),
                                none.warmup(),
                                none.cooldown(),
                                Optional.of(true),
                                none.terminationPolicies(),
                                none.maintenance()));
        rehearsal.advance(SOON);

        assertThat(rehearsal.group().counted())
                .filteredOn(Member::protectedFromScaleIn)
                .hasSize(1);
    }
}
