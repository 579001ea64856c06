package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackAndCancelTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static String rollBack(Rehearsal rehearsal) {
        return rehearsal.autoScaling.refreshes().rollBack(Rehearsal.GROUP);
    }

    @Test
    void shouldReplaceOnlyWhatWasDeployedAndFallToZeroWhenRolledBack() {
        var rehearsal = Rehearsal.of(4);
        var untouched = rehearsal.group().counted();
        var id = rehearsal.start(Wish.standard().healthy(75).checkpoints(3_600, 50, 100));
        rehearsal.until(() -> rehearsal.refresh().percentComplete() == 50, HOUR);

        assertThat(rollBack(rehearsal)).isEqualTo(id);
        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.ROLLBACK_IN_PROGRESS);
        rehearsal.until(() -> rehearsal.refresh().percentComplete() == 25, HOUR);
        rehearsal.untilRefreshEnds(HOUR);

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.ROLLBACK_SUCCESSFUL);
        assertThat(rehearsal.refresh().percentComplete()).isZero();
        assertThat(rehearsal.refresh().rollback().orElseThrow())
                .extracting(RefreshView.Rollback::percentComplete, RefreshView.Rollback::instancesToUpdate)
                .containsExactly(50, 2);
        assertThat(rehearsal.versions()).containsOnly(1L);
        assertThat(rehearsal.group().counted().stream().filter(untouched::contains))
                .hasSize(2);
    }

    /** [instance-refresh-rollback]: a configuration saved on the group first is where a rollback then goes: nowhere. */
    @Test
    void shouldReturnToTheBadVersionWhenGroupWasUpdatedFirst() {
        var rehearsal = Rehearsal.of(1);
        rehearsal
                .autoScaling
                .groups()
                .update(Rehearsal.GROUP, Rehearsal.order(1, 0, 4, Rehearsal.version("2"), Optional.empty()));
        rehearsal.start(Wish.standard().bake(600));
        rehearsal.until(() -> rehearsal.refresh().state() == RefreshState.BAKING, HOUR);

        rollBack(rehearsal);
        rehearsal.untilRefreshEnds(HOUR);

        assertThat(rehearsal.versions()).containsExactly(2L);
    }

    @Test
    void shouldRefuseRollbackWhenThereIsNoWayBack() {
        var plain = Rehearsal.of(1);
        plain.start(Wish.standard().to(Optional.empty()));
        assertThat(Faults.of(() -> rollBack(plain)))
                .startsWith("IrreversibleInstanceRefresh: ")
                .contains("desired configuration");

        var latest = Rehearsal.of(1);
        latest.autoScaling
                .groups()
                .update(Rehearsal.GROUP, Rehearsal.order(1, 0, 4, Rehearsal.version("$Latest"), Optional.empty()));
        latest.start(Wish.standard());
        assertThat(Faults.of(() -> rollBack(latest)))
                .startsWith("IrreversibleInstanceRefresh: ")
                .contains("$Latest");

        var parameter = Rehearsal.of(1);
        parameter.machines.version(1, "resolve:ssm:/golden/shop");
        parameter.start(Wish.standard());
        assertThat(Faults.of(() -> rollBack(parameter)))
                .startsWith("IrreversibleInstanceRefresh: ")
                .contains("Systems Manager");
        assertThat(Faults.of(() -> Rehearsal.of(1).autoScaling.refreshes().rollBack(Rehearsal.GROUP)))
                .startsWith("ActiveInstanceRefreshNotFound: ");
    }

    @Test
    void shouldRefuseAutoRollbackWhenThereIsNoWayBack() {
        var rehearsal = Rehearsal.of(1);
        rehearsal
                .autoScaling
                .groups()
                .update(Rehearsal.GROUP, Rehearsal.order(1, 0, 4, Rehearsal.version("$Default"), Optional.empty()));

        assertThat(Faults.of(() -> rehearsal.start(Wish.standard().autoRollback())))
                .startsWith("ValidationError: ")
                .contains("$Default");
    }

    @Test
    void shouldRefuseRollbackWhenRefreshIsOver() {
        var rehearsal = Rehearsal.of(1);
        rehearsal.start(Wish.standard());
        rehearsal.untilRefreshEnds(HOUR);

        assertThat(Faults.of(() -> rollBack(rehearsal))).startsWith("ActiveInstanceRefreshNotFound: ");
    }

    @Test
    void shouldKeepWhatWasReplacedWhenCancelled() {
        var rehearsal = Rehearsal.of(4);
        rehearsal.start(Wish.standard().healthy(75));
        rehearsal.until(() -> rehearsal.refresh().percentComplete() == 50, HOUR);

        rehearsal.autoScaling.refreshes().cancel(Rehearsal.GROUP, true);
        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.CANCELLING);
        assertThat(Faults.of(() -> rehearsal.autoScaling.refreshes().cancel(Rehearsal.GROUP, true)))
                .startsWith("ActiveInstanceRefreshNotFound: ");
        rehearsal.untilRefreshEnds(HOUR);

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.CANCELLED);
        assertThat(rehearsal.refresh().reason()).hasValue("Cancelled due to user request.");
        assertThat(rehearsal.versions()).containsExactly(1L, 2L, 2L, 2L);
        assertThat(rehearsal.group().settings().launch().version()).isEqualTo("1");
    }

    @Test
    void shouldNotWaitForTransitioningInstancesWhenToldSo() {
        var waiting = Rehearsal.of(4);
        var hasty = Rehearsal.of(4);
        for (var rehearsal : List.of(waiting, hasty)) {
            rehearsal.start(Wish.standard().healthy(75));
            rehearsal.until(
                    () -> rehearsal.group().in(Lifecycle.TERMINATING).findAny().isPresent(), HOUR);
            rehearsal.autoScaling.refreshes().cancel(Rehearsal.GROUP, rehearsal == waiting);
            rehearsal.advance(AutoScaling.PULSE);
        }

        assertThat(waiting.refresh().state()).isEqualTo(RefreshState.CANCELLING);
        assertThat(hasty.refresh().state()).isEqualTo(RefreshState.CANCELLED);
        waiting.untilRefreshEnds(HOUR);
    }

    @Test
    void shouldStopHalfWayBackWhenRollbackIsCancelled() {
        var rehearsal = Rehearsal.of(4);
        rehearsal.start(Wish.standard().healthy(75).bake(3_600));
        rehearsal.until(() -> rehearsal.refresh().state() == RefreshState.BAKING, HOUR);
        rollBack(rehearsal);
        rehearsal.until(() -> rehearsal.refresh().percentComplete() == 50, HOUR);

        rehearsal.autoScaling.refreshes().cancel(Rehearsal.GROUP, true);
        rehearsal.untilRefreshEnds(HOUR);

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.CANCELLED);
        assertThat(rehearsal.versions()).contains(1L, 2L).hasSize(4);
    }

    @Test
    void shouldRefuseLaunchSourceButNotSizesWhileRefreshWithDesiredConfigurationIsActive() {
        var rehearsal = Rehearsal.of(2);
        rehearsal.start(Wish.standard());

        assertThat(Faults.of(() -> rehearsal
                        .autoScaling
                        .groups()
                        .update(Rehearsal.GROUP, Rehearsal.order(2, 0, 4, Rehearsal.version("2"), Optional.empty()))))
                .isEqualTo(
                        "ValidationError: An active instance refresh with a desired configuration exists. All configuration"
                                + " options derived from the desired configuration are not available for update while the instance"
                                + " refresh is active.");
        rehearsal
                .autoScaling
                .groups()
                .update(Rehearsal.GROUP, GroupChange.sizes(Optional.of(1), Optional.of(9), Optional.of(3)));

        assertThat(rehearsal.group().settings().desired()).isEqualTo(3);
    }
}
