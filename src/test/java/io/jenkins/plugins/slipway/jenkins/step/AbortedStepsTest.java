package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;
import org.junit.jupiter.api.Test;

/** Somebody ends the build while a step waits. */
class AbortedStepsTest extends OneBuild {
    @Test
    void shouldGiveAllTrafficBackWhenACanaryIsAborted() throws Exception {
        var before = rules();
        var step = canaryUnderLoad();
        assertThat(rules()).isNotEqualTo(before);

        step.abort("bob");
        step.untilAnswered();

        assertThat(step.failure()).hasMessage("bob");
        assertThat(jenkins.newest().outcome().orElseThrow().ending()).isEqualTo(Ending.ABORTED);
        assertThat(rules()).isEqualTo(before);
        assertThat(build.audited)
                .last()
                .isEqualTo("bob: abort %s with its build"
                        .formatted(jenkins.newest().id()));
        assertThat(build.log())
                .contains("bob: aborting, everything is taken back; a second one stops that as well")
                .contains("taking everything back, newest first, because it was aborted: aborted by bob");
    }

    @Test
    void shouldSayWhatIsLeftWhenItIsAbortedASecondTime() throws Exception {
        var step = canaryUnderLoad();
        step.abort("bob");
        jenkins.until("undoing", () -> build.logged("taking everything back") > 0);
        jenkins.freeze();
        step.abort("bob");
        step.untilAnswered();

        assertThat(step.failure()).hasMessage("bob");
        var outcome = jenkins.newest().outcome().orElseThrow();
        assertThat(outcome.ending()).isEqualTo(Ending.NEEDS_PERSON);
        assertThat(build.log()).contains("bob again: taking back stops here, and what is left is told");
        assertThat(build.logged("  LEFT ")).isEqualTo(outcome.left().size()).isPositive();
        assertThat(build.logged(" do: ")).isEqualTo(outcome.left().size());
    }

    @Test
    void shouldWaitForNothingWhenItIsAbortedAThirdTime() throws Exception {
        var step = canaryUnderLoad();
        jenkins.freeze();
        step.abort("bob");
        step.abort("bob");
        step.abort("bob");
        step.untilAnswered();

        assertThat(build.log())
                .contains("this build waits no longer; operation "
                        + jenkins.newest().id());
    }

    @Test
    void shouldBeginNothingWhenItIsAbortedWhileItWaitsForItsTurn() throws Exception {
        canaryUnderLoad();
        var other = new RehearsedBuild(jenkins, "shop/checkout#13");
        var waiting = canary();
        waiting.setWait(true);
        jenkins.freeze();
        var step = other.call(waiting);
        jenkins.until("waits", () -> other.logged("waiting: ") == 1);

        step.abort("bob");
        step.untilAnswered();

        assertThat(step.failure()).hasMessage("bob");
        assertThat(jenkins.all()).hasSize(2);
    }

    @Test
    void shouldEndAsAbortedWhenTheOperationIsAbortedElsewhere() throws Exception {
        var step = canaryUnderLoad();
        jenkins.operations().abort(jenkins.newest().id(), "carol", "wrong branch");
        step.untilAnswered();

        assertThat(step.failure()).isInstanceOf(FlowInterruptedException.class);
    }

    @Test
    void shouldNotStopTheTakingBackThatSomebodyElseAskedFor() throws Exception {
        var step = canaryUnderLoad();
        jenkins.freeze();
        jenkins.operations().abort(jenkins.newest().id(), "carol", "");
        step.abort("bob");
        jenkins.until("says so", () -> build.logged("is being taken back already") == 1);
        jenkins.goOn();
        step.untilAnswered();

        assertThat(jenkins.newest().outcome().orElseThrow().ending()).isEqualTo(Ending.ABORTED);
    }

    @Test
    void shouldRollBackWhatIsUnderWayByAbortingIt() throws Exception {
        var canary = canaryUnderLoad();
        var other = new RehearsedBuild(jenkins, "shop/checkout#13");
        var rollback = other.call(new RollbackStep()).untilAnswered();

        assertThat(rollback.value())
                .containsEntry("operation", jenkins.newest().id().value());
        canary.untilAnswered();
        assertThat(jenkins.newest().outcome().orElseThrow().ending()).isEqualTo(Ending.ABORTED);
        assertThat(other.log())
                .contains("aborting " + jenkins.newest().id() + " (canary), which takes back what it did");
    }

    @Test
    void shouldFailInOneLineWhenTheCanaryFails() throws Exception {
        jenkins.close();
        jenkins = new RehearsedJenkins(Behaviour.ERRORS);
        build = new RehearsedBuild(jenkins, "shop/checkout#12");
        build.call(new BuildAmiStep()).untilAnswered();

        var step = build.call(new CanaryStep()).untilAnswered();

        assertThat(step.failure())
                .isInstanceOf(AbortException.class)
                .hasMessageStartingWith("canary of checkout 12-3f2a91c in production: failed, and taken back: ")
                .hasMessageNotContaining("\n");
    }

    private static CanaryStep canary() {
        var step = new CanaryStep();
        step.setConfig("slipway.yaml");
        return step;
    }

    private RehearsedStep canaryUnderLoad() throws InterruptedException {
        build.call(new BuildAmiStep()).untilAnswered().value();
        var step = build.call(canary());
        jenkins.until("traffic is split", () -> jenkins.all().size() == 2 && isSplit());
        return step;
    }

    private boolean isSplit() {
        return jenkins.operations().ledger().journals().read(jenkins.newest().id(), 0).stream()
                .anyMatch(entry ->
                        entry.kind() == Entry.Kind.RESULT && entry.name().startsWith("set weight"));
    }

    private Map<String, ?> rules() {
        return Map.of("rules", jenkins.rehearsal().census().present("rules"));
    }
}
