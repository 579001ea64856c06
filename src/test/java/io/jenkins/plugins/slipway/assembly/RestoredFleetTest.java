package io.jenkins.plugins.slipway.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Refresh;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.crash.CrashPoint;
import io.jenkins.plugins.slipway.operation.crash.DisturbedJournals;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way back while somebody else has taken it already. */
class RestoredFleetTest {
    private final StoryScenario scenario = new StoryScenario(Story.DEPLOYMENT);

    @AfterEach
    void close() {
        scenario.close();
    }

    @Test
    void shouldNotCancelARollbackThatRunsAlready() throws InterruptedException {
        var fleets = scenario.clouds(7)
                .open("acme-production", "eu-central-1", Fence.NONE)
                .fleets();
        var operations = scenario.process(new DisturbedJournals(scenario.journals(), (point, entry) -> {
            if (entry.kind() == Entry.Kind.DEADLINE && entry.name().equals("bake time over")) {
                if (point.side() == CrashPoint.Side.AFTER) {
                    scenario.abort();
                }
            }
            if (entry.kind() == Entry.Kind.INTENT && entry.name().equals("roll back refresh 1")) {
                if (point.side() == CrashPoint.Side.AFTER) {
                    assertThat(fleets.rollbackRefresh("checkout-eu")).isTrue();
                }
            }
        }));
        scenario.start(operations);

        var outcome = operations.drive(scenario.id(), scenario.waiter());

        assertThat(outcome.ending()).isEqualTo(Ending.ABORTED);
        assertThat(outcome.left()).isEmpty();
        assertThat(fleets.refreshes("checkout-eu"))
                .extracting(Refresh::state)
                .containsExactly(Refresh.State.ROLLBACK_SUCCESSFUL);
    }
}
