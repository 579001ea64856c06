package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StateTablesTest {
    @Test
    void shouldLockGroupOnlyWhileRefreshCanStillMove() {
        assertThat(Stream.of(RefreshState.values()).filter(RefreshState::active).map(RefreshState::word))
                .containsExactlyInAnyOrder("Pending", "InProgress", "Baking", "Cancelling", "RollbackInProgress");
        assertThat(Stream.of(RefreshState.values())
                        .filter(RefreshState::reversible)
                        .map(RefreshState::word))
                .containsExactlyInAnyOrder("Pending", "InProgress", "Baking");
    }

    @Test
    void shouldThrowWhenRefreshMovesAsAwsNeverDoes() {
        assertThatThrownBy(() -> RefreshState.SUCCESSFUL.to(RefreshState.ROLLBACK_IN_PROGRESS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("from Successful to RollbackInProgress");
        assertThatThrownBy(() -> RefreshState.ROLLBACK_IN_PROGRESS.to(RefreshState.SUCCESSFUL))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> RefreshState.CANCELLING.to(RefreshState.ROLLBACK_IN_PROGRESS))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldThrowWhenInstanceMovesAsAwsNeverDoes() {
        assertThat(Lifecycle.STANDBY.to(Lifecycle.PENDING)).isEqualTo(Lifecycle.PENDING);
        assertThatThrownBy(() -> Lifecycle.TERMINATING.to(Lifecycle.IN_SERVICE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("from Terminating to InService");
        assertThatThrownBy(() -> Lifecycle.PENDING.to(Lifecycle.STANDBY)).isInstanceOf(IllegalStateException.class);
    }
}
