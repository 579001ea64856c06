package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import io.jenkins.plugins.slipway.jenkins.connection.AwsConnection;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.jenkins.permission.Grant;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** A Jenkins that delivers into a {@link ServedRehearsal}; used in its process. */
public final class Deliveries {
    private Deliveries() {}

    /** Makes the connection that the spec names, with keys, and lets every job use it. */
    public static void connect(JenkinsRule jenkins, String address) throws Exception {
        var provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials()
                .add(new UsernamePasswordCredentialsImpl(
                        CredentialsScope.SYSTEM, "acme-keys", "", "rehearsal", "rehearsal-secret"));
        provider.save();
        var connection = new AwsConnection("acme", "eu-central-1");
        connection.setCredentialsId("acme-keys");
        connection.setEndpointUrl(address);
        SlipwayConfiguration.get().setConnections(List.of(connection));
        SlipwayConfiguration.get().setGrants(List.of(new Grant("**", "production", "acme")));
    }

    /** A Pipeline in the sandbox; {@code SPEC} in it stands for the spec's text. */
    public static WorkflowJob job(JenkinsRule jenkins, String name, String script) throws Exception {
        var job = jenkins.createProject(WorkflowJob.class, name);
        define(job, script);
        return job;
    }

    private static void define(WorkflowJob job, String script) throws Exception {
        job.setDefinition(new CpsFlowDefinition(script.replace("SPEC", "'''" + ServedRehearsal.SPEC + "'''"), true));
    }

    /** Newest first. */
    public static List<OperationRecord> operations() {
        return JenkinsOperations.get().ledger().journals().list(false, 1_000);
    }

    /** Makes the step's job, and builds it. */
    static void start(JenkinsRule jenkins, DisturbedStep step) throws Exception {
        job(jenkins, step.job(), step.script()).scheduleBuild2(0).waitForStart();
    }

    /** Until the log of the step's build says so, and not later than its end. */
    static void await(JenkinsRule jenkins, DisturbedStep step, String phase) throws Exception {
        var run = run(jenkins, step);
        jenkins.waitForMessage(phase, run);
        assertThat(run.isBuilding()).as("before the end of " + step).isTrue();
    }

    /** Waits for the end of the step's build, which is good, as are all operations; there is one for each step so far. */
    static void finish(JenkinsRule jenkins, DisturbedStep step) throws Exception {
        var run = jenkins.waitForCompletion(run(jenkins, step));
        jenkins.assertBuildStatusSuccess(run);
        jenkins.assertLogContains("answer: [operation:", run);
        assertThat(operations())
                .hasSize(step.ordinal() + 1)
                .allSatisfy(operation ->
                        assertThat(operation.outcome().orElseThrow().ending()).isEqualTo(Ending.DONE));
    }

    private static WorkflowRun run(JenkinsRule jenkins, DisturbedStep step) {
        return jenkins.jenkins.getItemByFullName(step.job(), WorkflowJob.class).getLastBuild();
    }
}
