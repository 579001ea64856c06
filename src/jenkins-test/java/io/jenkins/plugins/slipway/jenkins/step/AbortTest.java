package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Outcome;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.BuildWatcherExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Somebody presses the red button while a canary has users. */
@WithJenkins
class AbortTest {
    private static final String JUDGED = "waiting for 25 % of traffic on the canary to be judged";

    @RegisterExtension
    static final BuildWatcherExtension LOGS = new BuildWatcherExtension();

    private JenkinsRule jenkins;
    private ServedRehearsal aws;
    private Map<String, ?> before;
    private WorkflowRun canary;

    @BeforeEach
    void splitTraffic(JenkinsRule rule) throws Exception {
        jenkins = rule;
        aws = new ServedRehearsal(30);
        Deliveries.connect(jenkins, aws.address());
        before = aws.rules();
        jenkins.buildAndAssertSuccess(Deliveries.job(jenkins, "image", "buildAmi spec: SPEC"));
        canary = Deliveries.job(jenkins, "canary", "canary spec: SPEC")
                .scheduleBuild2(0)
                .waitForStart();
        jenkins.waitForMessage(JUDGED, canary);
        assertThat(aws.rules()).isNotEqualTo(before);
    }

    @AfterEach
    void close() {
        aws.close();
    }

    @Test
    void shouldGiveAllTrafficBackBeforeTheBuildEnds() throws Exception {
        canary.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(canary));

        assertThat(aws.rules()).isEqualTo(before);
        assertThat(outcome().ending()).isEqualTo(Ending.ABORTED);
        assertThat(outcome().left()).isEmpty();
        jenkins.assertLogContains("aborting, everything is taken back; a second one stops that as well", canary);
    }

    @Test
    void shouldSayWhatIsLeftWhenItIsPressedAgain() throws Exception {
        canary.getExecutor().interrupt();
        jenkins.waitForMessage("taking everything back, newest first", canary);
        canary.getExecutor().interrupt();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(canary));

        assertThat(outcome().ending()).isEqualTo(Ending.NEEDS_PERSON);
        assertThat(outcome().left()).isNotEmpty();
        jenkins.assertLogContains("again: taking back stops here, and what is left is told", canary);
        jenkins.assertLogContains("  LEFT ", canary);
    }

    private static Outcome outcome() {
        return Deliveries.operations().get(0).outcome().orElseThrow();
    }
}
