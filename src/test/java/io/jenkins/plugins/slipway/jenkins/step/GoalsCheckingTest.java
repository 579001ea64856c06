package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.ledger.LedgerAddress;
import io.jenkins.plugins.slipway.rehearsal.Estate;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build that asks whether the figures are what they are to be. */
class GoalsCheckingTest {
    private static final String NO_REWORK = """
            version: 1
            goals:
              - {name: no rework, measure: rework, atMost: 0%, service: checkout}
            """;

    private static final String OF_EVERYBODY = """
            version: 1
            goals:
              - {name: rework of all, measure: rework, atMost: 0%}
              - {name: rework of search, measure: rework, atMost: 0%, service: search}
            """;

    @TempDir
    private Path workspace;

    private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
    private RehearsedJenkins jenkins;
    private RehearsedBuild build;

    @BeforeEach
    void start() {
        jenkins = new RehearsedJenkins(new LedgerAddress.InMemory(), Behaviour.GOOD, Estate.empty());
        build = new RehearsedBuild(jenkins, "shop/checkout#12");
        build.workspace = workspace;
        jenkins.operations().ledger().doraEvents().append(List.of(deployed("checkout"), deployed("search")));
        bind("shop/checkout", "checkout");
        bind("other/search", "search");
    }

    @AfterEach
    void close() throws InterruptedException {
        jenkins.close();
    }

    @Test
    void shouldMakeTheBuildUnstableAndTellTheScriptWhenAGoalIsMissed() throws Exception {
        var answer = check(step(NO_REWORK, null));

        assertThat(answer)
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .satisfies(row -> assertThat(row.get("name")).isEqualTo("no rework"))
                .satisfies(row -> assertThat(row.get("outcome")).isEqualTo("missed"));
        assertThat(build.unstable).containsExactly("missed: no rework");
        assertThat(build.log()).contains("goal no rework: Deployment rework rate of service checkout");
    }

    @Test
    void shouldFailOrOnlyWarnWhenThatIsWanted() throws Exception {
        assertThat(check(step(NO_REWORK, "fail")))
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .isInstanceOf(AbortException.class)
                .hasMessage("missed: no rework");
        assertThat(check(step(NO_REWORK, "warn"))).isInstanceOf(List.class);
        assertThat(build.unstable).isEmpty();
    }

    @Test
    void shouldShowAScriptNoServiceThatItsJobDoesNotDeploy() throws Exception {
        var answer = check(step(NO_REWORK.replace("checkout", "search"), "FAIL"));

        assertThat(answer)
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .singleElement()
                .satisfies(row -> assertThat(row.get("outcome")).isEqualTo("no data"));
        assertThat(build.unstable).isEmpty();
    }

    @Test
    void shouldMissNothingInAJobThatHasDeployedNothing() throws Exception {
        build = new RehearsedBuild(jenkins, "shop/nightly#1");

        check(step(NO_REWORK, "FAIL"));

        assertThat(build.log())
                .contains("has deployed no service yet")
                .contains("nothing is recorded of service checkout");
    }

    @Test
    void shouldCheckThoseOfTheAdministratorThatConcernTheJobAndOverAllServices() throws Exception {
        var answer = check(new CheckGoalsStep());

        assertThat(answer)
                .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                .hasSize(1);
        assertThat(build.log()).contains("rework of all: ").doesNotContain("rework of search");
    }

    @Test
    void shouldReadAFileOfTheWorkspaceAndNameItsFaults() throws Exception {
        Files.writeString(workspace.resolve("goals.yaml"), NO_REWORK.replace("rework,", "luck,"));
        var step = new CheckGoalsStep();
        step.setConfig("goals.yaml");

        assertThat(check(step)).isInstanceOf(AbortException.class);
        assertThat(build.log()).contains("goals.yaml:3:");
        step.setConfig("absent.yaml");
        assertThat(check(step))
                .asInstanceOf(InstanceOfAssertFactories.THROWABLE)
                .hasMessageContaining("there is no file 'absent.yaml'");
    }

    @Test
    void shouldRefuseWhatDoesNotFitTogether() {
        var both = step(NO_REWORK, null);
        both.setConfig("goals.yaml");

        assertThatThrownBy(both::source).hasMessageContaining("config and goals are both given");
        assertThatThrownBy(() -> step(NO_REWORK, "explode").miss())
                .hasMessage("onMiss: 'explode' is none of UNSTABLE, FAIL, WARN");
    }

    private static CheckGoalsStep step(String goals, String onMiss) {
        var step = new CheckGoalsStep();
        step.setGoals(goals);
        step.setOnMiss(onMiss);
        return step;
    }

    private Object check(CheckGoalsStep step) throws InterruptedException {
        new GoalsChecking(step.source(), step.miss(), () -> OF_EVERYBODY, new Answers(), jenkins.operations()).enter();
        jenkins.until("an answer", () -> !answers.isEmpty());
        return answers.remove();
    }

    private void bind(String job, String service) {
        var operations = jenkins.operations();
        operations.ledger().deliveringJobs().bind(operations.controller(), job, service);
    }

    /** An hour ago, and unplanned. */
    private static Deployment deployed(String service) {
        var then = Instant.now().minus(Duration.ofHours(1));
        return new Deployment(
                service + "-1",
                service,
                "production",
                Deployment.Status.SUCCESS,
                null,
                null,
                then,
                then,
                null,
                false,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private final class Answers implements StepAnswer {
        @Override
        public Build build() {
            return build.node();
        }

        @Override
        public void succeed(Object value) {
            answers.add(value);
        }

        @Override
        public void fail(Throwable why) {
            answers.add(why);
        }
    }
}
