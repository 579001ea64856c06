package io.jenkins.plugins.slipway.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.Refresh;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Instance refreshes to their end, each in a world of its own. */
class RehearsalRefreshTest implements StageContract {
    private final RehearsalStage stage = new RehearsalStage(12);

    @Override
    public Stage stage() {
        return stage;
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void shouldRefreshTheWholeGroupAndWatchItBake() {
        var fleets = cloud().fleets();
        var number = cloud().templates().createVersion(stage.templateId(), 1, stage.image(), "op-4", "token-4");

        var id = fleets.startRefresh(Orders.plainRefresh(stage.group(), stage.templateId(), number));

        eventually(() -> state(id).equals(Optional.of(Refresh.State.BAKING)));
        eventually(() -> state(id).equals(Optional.of(Refresh.State.SUCCESSFUL)));
        var fleet = fleets.find(stage.group()).orElseThrow();
        assertThat(fleet.templateVersion()).isEqualTo(Long.toString(number));
        assertThat(fleet.members())
                .hasSize(2)
                .allSatisfy(member -> assertThat(member.templateVersion()).isEqualTo(Long.toString(number)));
    }

    @Test
    void shouldCancelARefresh() {
        var fleets = cloud().fleets();
        var number = cloud().templates().createVersion(stage.templateId(), 1, stage.image(), "op-3", "token-3");
        var id = fleets.startRefresh(Orders.plainRefresh(stage.group(), stage.templateId(), number));

        assertThat(fleets.cancelRefresh(stage.group())).isTrue();

        eventually(() -> state(id).equals(Optional.of(Refresh.State.CANCELLED)));
    }

    private Optional<Refresh.State> state(String refresh) {
        return cloud().fleets().refreshes(stage.group()).stream()
                .filter(found -> found.id().equals(refresh))
                .map(Refresh::state)
                .findFirst();
    }
}
