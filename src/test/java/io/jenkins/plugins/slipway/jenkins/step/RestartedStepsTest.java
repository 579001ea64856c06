package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Engine;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The controller goes away again and again while steps wait. */
class RestartedStepsTest {
    /** Entries of a journal between two restarts. */
    private static final int STRIDE = 13;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "without a clean shutdown: {0}")
    @ValueSource(booleans = {false, true})
    void shouldComeToTheSameEndWhenTheControllerRestartsInEveryPhase(boolean killed) throws Exception {
        try (var jenkins = new RehearsedJenkins(folder, Behaviour.GOOD)) {
            var build = new RehearsedBuild(jenkins, "shop/checkout#12");
            for (var step : List.of(new BuildAmiStep(), new CanaryStep(), new DeployFleetStep(), new RollbackStep())) {
                var running = build.call(step);
                var restarts = disturb(jenkins, build, running, killed);
                assertThat(running.value()).as(step.getClass().getSimpleName()).containsKey("operation");
                assertThat(restarts).isGreaterThan(2);
            }

            assertThat(jenkins.all())
                    .hasSize(4)
                    .allSatisfy(operation -> assertThat(
                                    operation.outcome().orElseThrow().ending())
                            .isEqualTo(Ending.DONE));
            assertThat(jenkins.rehearsal().census().ever("images")).isEqualTo(bakedUndisturbed());
            assertThat(build.shown).hasSize(4);
            assertThat(build.log().contains("waiting for the lease that process"))
                    .isEqualTo(killed);
        }
    }

    private long bakedUndisturbed() throws Exception {
        try (var other = new RehearsedJenkins(folder.resolve("undisturbed"), Behaviour.GOOD)) {
            new RehearsedBuild(other, "shop/checkout#1")
                    .call(new BuildAmiStep())
                    .untilAnswered();
            return other.rehearsal().census().ever("images");
        }
    }

    /** @return how often */
    private static int disturb(RehearsedJenkins jenkins, RehearsedBuild build, RehearsedStep running, boolean killed)
            throws InterruptedException {
        var begun = jenkins.all().size();
        var restarts = 0;
        while (true) {
            var next = restarts * STRIDE + 2;
            jenkins.until(
                    "the next restart; " + running.status(),
                    () -> running.isAnswered() || isOpen(jenkins, begun) && jenkins.entries() >= next);
            if (running.isAnswered()) {
                return restarts;
            }
            if (killed) {
                jenkins.killAndStart();
            } else {
                jenkins.restart();
            }
            build.resume();
            restarts++;
        }
    }

    private static boolean isOpen(RehearsedJenkins jenkins, int before) {
        return jenkins.all().size() > before || jenkins.newestIsOpen();
    }

    @Test
    void shouldFindWhatItBeganWhenTheIdWasNeverSaved() throws Exception {
        try (var jenkins = new RehearsedJenkins(folder, Behaviour.GOOD)) {
            var build = new RehearsedBuild(jenkins, "shop/checkout#12");
            var step = build.call(new BuildAmiStep());
            step.losesSaves = true;
            jenkins.until("begun", () -> jenkins.entries() > 3);
            jenkins.killAndStart();
            step.losesSaves = false;
            build.resume();

            assertThat(step.untilAnswered().value()).containsKey("image");
            assertThat(jenkins.all()).hasSize(1);
            assertThat(build.log()).contains("which this step began before");
        }
    }

    /** It has its leases and not yet its first entry. */
    @Test
    void shouldWaitForItsOwnLeaseWhenItWasKilledInTheMomentOfItsStart() throws Exception {
        var id = idOfTheFirstStep();
        try (var jenkins = new RehearsedJenkins(folder, Behaviour.GOOD)) {
            for (var name : List.of(Lease.nameOf(id), "image:acme-production/eu-central-1/checkout")) {
                jenkins.operations().ledger().leases().acquire(name, id, "dead-1", Engine.LEASE_LENGTH);
            }
            var build = new RehearsedBuild(jenkins, "shop/checkout#12");
            var step = build.call(new BuildAmiStep());
            jenkins.until("waits", () -> build.logged("waiting for the lease that process dead-1 left behind") == 1);
            jenkins.restart();
            build.resume();

            assertThat(step.untilAnswered().value()).containsEntry("operation", id.value());
            assertThat(jenkins.all()).hasSize(1);
            assertThat(build.logged("left behind")).as("once in each process").isEqualTo(2);
            assertThat(build.logged("Plan: "))
                    .as("planned once, and again when it is free")
                    .isEqualTo(2);
        }
    }

    private OperationId idOfTheFirstStep() throws Exception {
        try (var other = new RehearsedJenkins(Behaviour.GOOD)) {
            var build = new RehearsedBuild(other, "shop/checkout#12");
            build.call(new BuildAmiStep());
            other.until("begun", () -> !other.all().isEmpty());
            return other.newest().id();
        }
    }

    @Test
    void shouldAbortWhatItBeganWhenTheIdWasNeverSaved() throws Exception {
        try (var jenkins = new RehearsedJenkins(folder, Behaviour.GOOD)) {
            var build = new RehearsedBuild(jenkins, "shop/checkout#12");
            var step = build.call(new BuildAmiStep());
            step.losesSaves = true;
            jenkins.until("begun", () -> jenkins.entries() > 3);
            jenkins.restart();
            build.resume();
            step.abort("bob");
            step.untilAnswered();

            assertThat(step.failure()).hasMessage("bob");
            assertThat(jenkins.newest().outcome().orElseThrow().ending()).isEqualTo(Ending.ABORTED);
        }
    }

    @Test
    void shouldGoOnWithTheOperationWhenItsBuildIsGone() throws Exception {
        try (var jenkins = new RehearsedJenkins(folder, Behaviour.GOOD)) {
            new RehearsedBuild(jenkins, "shop/checkout#12").call(new BuildAmiStep());
            jenkins.until("begun", () -> jenkins.entries() > 3);
            jenkins.restart();

            jenkins.until("ended", () -> !jenkins.newestIsOpen());
            assertThat(jenkins.newest().outcome().orElseThrow().ending()).isEqualTo(Ending.DONE);
        }
    }
}
