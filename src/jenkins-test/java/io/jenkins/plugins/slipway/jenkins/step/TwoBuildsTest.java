package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import java.util.Map;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.cps.replay.ReplayAction;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.BuildWatcherExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** More than one build wants the same fleet. */
@WithJenkins
class TwoBuildsTest {
    private static final String UNDER_WAY = "waiting for every instance of checkout-eu";

    @RegisterExtension
    static final BuildWatcherExtension LOGS = new BuildWatcherExtension();

    private JenkinsRule jenkins;
    private ServedRehearsal aws;

    @BeforeEach
    void bake(JenkinsRule rule) throws Exception {
        jenkins = rule;
        aws = new ServedRehearsal(30);
        Deliveries.connect(jenkins, aws.address());
        jenkins.buildAndAssertSuccess(Deliveries.job(jenkins, "image", "buildAmi spec: SPEC"));
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private WorkflowRun start(String name, String script) throws Exception {
        return Deliveries.job(jenkins, name, script).scheduleBuild2(0).waitForStart();
    }

    @Test
    void shouldNotDeployAtOnce() throws Exception {
        var first = start("first", "deployFleet spec: SPEC");
        jenkins.waitForMessage(UNDER_WAY, first);
        var second = start("second", "deployFleet spec: SPEC");

        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(second));
        jenkins.assertLogContains("in build first#1", second);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(first));
        assertThat(Deliveries.operations())
                .extracting(OperationRecord::verb)
                .containsExactly("deploy-fleet", "build-ami");
    }

    @Test
    void shouldWaitForItsTurnWhenItIsToldTo() throws Exception {
        var first = start("first", "deployFleet spec: SPEC");
        jenkins.waitForMessage(UNDER_WAY, first);
        var patient = start("patient", "deployFleet spec: SPEC, wait: true");
        jenkins.waitForMessage("waiting: ", patient);
        assertThat(first.isBuilding()).isTrue();

        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(first));
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(patient));
        assertThat(Deliveries.operations())
                .extracting(OperationRecord::verb)
                .containsExactly("deploy-fleet", "deploy-fleet", "build-ami");
    }

    @Test
    void shouldBeginNoSecondOperationWhenABuildIsReplayed() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
        var admin = User.getById("admin", true);
        var first = Deliveries.job(jenkins, "first", "deployFleet spec: SPEC")
                .scheduleBuild2(0, new CauseAction(new Cause.UserIdCause("admin")))
                .waitForStart();
        jenkins.waitForMessage(UNDER_WAY, first);

        WorkflowRun replay;
        try (var asAdmin = ACL.as2(admin.impersonate2())) {
            var replayed = first.getAction(ReplayAction.class);
            replay = (WorkflowRun)
                    replayed.run(replayed.getOriginalScript(), Map.of()).get();
        }

        jenkins.assertBuildStatus(Result.FAILURE, replay);
        jenkins.assertLogContains("in build first#1", replay);
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(first));
        assertThat(Deliveries.operations())
                .extracting(OperationRecord::verb)
                .containsExactly("deploy-fleet", "build-ami");
    }
}
