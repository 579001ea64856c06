package io.jenkins.plugins.slipway.jenkins.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SlipwayPipelineTest {
    private static final String WHOLE = """
            @Library('slipway') _
            slipwayPipeline config: 'slipway.yaml', staging: 'staging', environment: 'production', agent: 'linux',
                approval: "Roll out ${env.BUILD_NUMBER}?", approvers: 'release-managers', approvalHours: 8,
                watch: { release -> echo "watching ${release.image.image}" },
                notify: { news -> mail subject: "${news.result}: ${news.version}", body: news.reason ?: 'all is well' }
            """;

    @Test
    void shouldDeliverInOrderAndHoldNoAgentWhileItWaits() {
        var run = new PipelineRun(WHOLE).run();

        assertThat(run.failure()).isEmpty();
        assertThat(run.story())
                .containsExactly(
                        "node linux",
                        "stage Validate",
                        "checkout scm",
                        "fileExists slipway.yaml",
                        "readFile slipway.yaml",
                        "stage Image",
                        "buildAmi {commit=3f2a91c, config=slipway.yaml, environment=production, version=71}",
                        "node left",
                        "stage Staging",
                        "deployFleet " + release("staging"),
                        "stage Canary",
                        "canary " + release("production"),
                        "stage Approval",
                        "timeout 8 HOURS",
                        "input {message=Roll out 71?, submitter=release-managers}",
                        "stage Fleet",
                        "deployFleet " + release("production"),
                        "stage Watch",
                        "echo watching ami-1",
                        "mail {body=all is well, subject=SUCCESS: 71}");
    }

    @Test
    void shouldDoTheSameWhenTheControllerRestartsInTheMiddleOfEveryStep() {
        var undisturbed = new PipelineRun(WHOLE).run();

        var restarted = new PipelineRun(WHOLE).restartedInEachStep().run();

        assertThat(restarted.failure()).isEmpty();
        assertThat(restarted.story()).isEqualTo(undisturbed.story());
    }

    @Test
    void shouldRollNoFleetWhenTheCanaryFails() {
        var worse = new IOException("the canary is worse: FAIL at 10 %");

        var run = new PipelineRun(WHOLE)
                .failing("canary", worse)
                .restartedInEachStep()
                .run();

        assertThat(run.failure()).get().isInstanceOf(IOException.class);
        assertThat(run.calls("deployFleet")).hasSize(1);
        assertThat(run.calls("input")).isEmpty();
        assertThat(run.calls("rollback")).isEmpty();
        assertThat(run.call("mail")).hasToString("mail {body=the canary is worse: FAIL at 10 %, subject=FAILURE: 71}");
    }

    /** The step has taken it back already: another rollback would go one release too far. */
    @Test
    void shouldNotRollBackWhenTheFleetFails() {
        var alarm = new IOException("alarm checkout-5xx fired: rolled back");

        var run = new PipelineRun("slipwayPipeline notify: { echo it.reason }")
                .failing("deployFleet", alarm)
                .run();

        assertThat(run.failure()).get().isSameAs(alarm);
        assertThat(run.calls("rollback")).isEmpty();
        assertThat(run.call("echo").only()).isEqualTo("alarm checkout-5xx fired: rolled back");
    }

    @Test
    void shouldRollNoFleetWhenTheApprovalIsDeclined() {
        var run = new PipelineRun(WHOLE)
                .failing("input", new InterruptedException())
                .restartedInEachStep()
                .run();

        assertThat(run.failure()).get().isInstanceOf(InterruptedException.class);
        assertThat(run.calls("deployFleet"))
                .singleElement()
                .satisfies(call -> assertThat(call.argument("environment")).isEqualTo("staging"));
        assertThat(run.call("mail").argument("subject")).isEqualTo("ABORTED: 71");
    }

    @Test
    void shouldGoBackWhenTheWatchFails() {
        var run = new PipelineRun("slipwayPipeline environment: 'production', watch: { sh './smoke.sh' }")
                .failing("sh", new IOException("script returned exit code 1"))
                .restartedInEachStep()
                .run();

        assertThat(run.failure())
                .get()
                .satisfies(failure -> assertThat(failure).hasMessage("script returned exit code 1"));
        assertThat(run.call("rollback").arguments()).containsEntry("environment", "production");
        assertThat(run.call("rollback").arguments()).containsOnlyKeys("environment", "spec");
    }

    @Test
    void shouldGoBackWhenTheWatchIsAborted() {
        var run = new PipelineRun("slipwayPipeline watch: { sh './smoke.sh' }, notify: { echo it.result }")
                .failing("sh", new InterruptedException())
                .run();

        assertThat(run.calls("rollback")).hasSize(1);
        assertThat(run.failure()).get().isInstanceOf(InterruptedException.class);
        assertThat(run.story()).last().isEqualTo("echo ABORTED");
    }

    @Test
    void shouldKeepTheFirstFailureWhenTheRollbackFailsToo() {
        var run = new PipelineRun("slipwayPipeline watch: { sh './smoke.sh' }")
                .failing("sh", new IOException("exit code 1"))
                .failing("rollback", new IOException("no earlier release"))
                .run();

        assertThat(run.failure()).get().satisfies(failure -> assertThat(failure).hasMessage("exit code 1"));
        assertThat(run.story()).contains("caught FAILURE The rollback has failed, too: no earlier release");
    }

    @Test
    void shouldNotFailWhenTellingFails() {
        var run = new PipelineRun("slipwayPipeline notify: { mail to: 'all' }")
                .failing("mail", new IOException("no mail server"))
                .run();

        assertThat(run.failure()).isEmpty();
        assertThat(run.story()).last().isEqualTo("caught SUCCESS notify has failed: no mail server");
    }

    @Test
    void shouldBakeNothingWhenTheSpecIsNotThere() {
        var run = new PipelineRun("slipwayPipeline config: 'delivery/slipway.yml'")
                .answering("fileExists", call -> false)
                .run();

        assertThat(run.failure())
                .get()
                .satisfies(failure -> assertThat(failure)
                        .hasMessage("slipwayPipeline: there is no 'delivery/slipway.yml' in what was checked out:"
                                + " say config: 'path/of/slipway.yaml'"));
        assertThat(run.calls("buildAmi")).isEmpty();
    }

    private static String release(String environment) {
        return "{environment=%s, image={commit=3f2a91c, image=ami-1, version=71}, spec=%s, version=71}"
                .formatted(environment, PipelineRun.SPEC);
    }
}
