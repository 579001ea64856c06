package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two builds want the same fleet. */
class ContendingStepsTest {
    private RehearsedJenkins jenkins;
    private RehearsedBuild first;
    private RehearsedBuild second;

    @BeforeEach
    void start() throws Exception {
        jenkins = new RehearsedJenkins(Behaviour.GOOD);
        first = new RehearsedBuild(jenkins, "shop/checkout#12");
        second = new RehearsedBuild(jenkins, "shop/checkout#13");
        first.call(new BuildAmiStep()).untilAnswered().value();
    }

    @AfterEach
    void close() throws InterruptedException {
        jenkins.close();
    }

    @Test
    void shouldNameTheOtherBuildWhenTheFleetIsTaken() throws Exception {
        var deploying = first.call(new DeployFleetStep());
        jenkins.until("deploys", () -> jenkins.entries() > 5 && jenkins.all().size() == 2);

        var refused = second.call(new DeployFleetStep()).untilAnswered();

        assertThat(refused.failure())
                .isInstanceOf(AbortException.class)
                .hasMessageContaining(jenkins.newest().id().value())
                .hasMessageContaining("deploy-fleet of checkout 12-3f2a91c in production in build shop/checkout#12")
                .hasMessageContaining("wait: true")
                .hasMessageNotContainingAny("resume");
        assertThat(deploying.isAnswered()).isFalse();
        assertThat(jenkins.all()).hasSize(2);
    }

    @Test
    void shouldDeployAfterTheOtherWhenItMayWait() throws Exception {
        var deploying = first.call(new DeployFleetStep());
        jenkins.until("deploys", () -> jenkins.entries() > 5 && jenkins.all().size() == 2);
        var later = new DeployFleetStep();
        later.setWait(true);
        later.setVersion("1.4.3");

        var waiting = second.call(later);
        jenkins.until("says that it waits", () -> second.logged("waiting: ") == 1);
        assertThat(waiting.status()).startsWith("waiting for operation ");
        assertThat(deploying.untilAnswered().value()).containsKey("release");

        assertThat(waiting.untilAnswered().value()).containsEntry("version", "1.4.3");
        assertThat(second.logged("waiting: ")).isEqualTo(1);
        assertThat(jenkins.all())
                .hasSize(3)
                .allSatisfy(
                        one -> assertThat(one.outcome().orElseThrow().ending()).isEqualTo(Ending.DONE));
    }

    @Test
    void shouldLetOneOfTwoParallelBranchesThrough() throws Exception {
        var one = first.call(new DeployFleetStep());
        var other = first.call(new DeployFleetStep());
        jenkins.until("one of them", () -> one.isAnswered() || other.isAnswered());

        assertThat(one.isAnswered()).isNotEqualTo(other.isAnswered());
        assertThat(one.isAnswered() ? one.failure() : other.failure()).isInstanceOf(AbortException.class);
        // the one that has the leases may not have written its plan yet
        jenkins.until("the other has begun", () -> jenkins.all().size() == 2);
    }
}
