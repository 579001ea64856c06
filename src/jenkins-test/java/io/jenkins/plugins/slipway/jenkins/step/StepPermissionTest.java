package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.User;
import hudson.triggers.TimerTrigger;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.jenkins.permission.Grant;
import io.jenkins.plugins.slipway.jenkins.permission.SlipwayPermissions;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Which steps the builds of whom may run. */
@WithJenkins
class StepPermissionTest {
    private JenkinsRule jenkins;
    private ServedRehearsal aws;

    @BeforeEach
    void letNobodyIn(JenkinsRule rule) throws Exception {
        jenkins = rule;
        aws = new ServedRehearsal(600);
        Deliveries.connect(jenkins, aws.address());
        SlipwayConfiguration.get().setGrants(List.of());
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        var strategy = new MockAuthorizationStrategy();
        strategy.grant(Jenkins.READ, Item.READ, Item.BUILD).everywhere().to("deployer", "returner", "viewer");
        strategy.grant(SlipwayPermissions.DEPLOY).everywhere().to("deployer");
        strategy.grant(SlipwayPermissions.ROLLBACK).everywhere().to("returner");
        strategy.grant(SlipwayPermissions.VIEW).everywhere().to("viewer");
        jenkins.jenkins.setAuthorizationStrategy(strategy);
        List.of("deployer", "returner", "viewer").forEach(id -> User.getById(id, true));
    }

    @AfterEach
    void close() {
        aws.close();
    }

    private WorkflowRun build(WorkflowJob job, Cause cause) throws Exception {
        return jenkins.waitForCompletion(
                job.scheduleBuild2(0, new CauseAction(cause)).waitForStart());
    }

    private WorkflowRun build(WorkflowJob job, String user) throws Exception {
        return build(job, new Cause.UserIdCause(user));
    }

    private void assertRefused(WorkflowRun run, String permission) throws Exception {
        jenkins.assertBuildStatus(Result.FAILURE, run);
        jenkins.assertLogContains(permission, run);
        jenkins.assertLogNotContains("Plan:", run);
        jenkins.assertLogNotContains("\tat ", run);
    }

    @Test
    void shouldAskForDeployInEveryStepThatBringsSomething() throws Exception {
        for (var step : List.of("buildAmi", "canary", "deployFleet")) {
            var job = Deliveries.job(jenkins, step, step + " spec: SPEC");

            assertRefused(build(job, "viewer"), "Slipway/Deploy");
            assertRefused(build(job, "returner"), "Slipway/Deploy");
        }
        assertThat(Deliveries.operations()).isEmpty();
        assertThat(aws.calls()).as("nobody in AWS was asked").isZero();
    }

    @Test
    void shouldAskForRollbackInTheStepThatTakesBack() throws Exception {
        var job = Deliveries.job(jenkins, "rollback", "rollback spec: SPEC");

        assertRefused(build(job, "viewer"), "Slipway/Rollback");
        jenkins.assertLogContains(
                "the ledger knows no release", jenkins.assertBuildStatus(Result.FAILURE, build(job, "returner")));
    }

    @Test
    void shouldRefuseWhatOnlySystemStartedUntilItIsGranted() throws Exception {
        var job = Deliveries.job(jenkins, "nightly", "buildAmi spec: SPEC");
        assertRefused(build(job, new TimerTrigger.TimerTriggerCause()), "SYSTEM does not count");

        SlipwayConfiguration.get().setGrants(List.of(new Grant("nightly", "production", "acme")));

        jenkins.assertBuildStatusSuccess(build(job, new TimerTrigger.TimerTriggerCause()));
        assertThat(JenkinsOperations.get().ledger().auditTrail().newest(10))
                .anySatisfy(entry -> assertThat(entry.deed().what()).startsWith("refused"))
                .anySatisfy(entry -> assertThat(entry.deed().who()).startsWith("grant of job 'nightly'"));
    }

    @Test
    void shouldBakeForWhoMayDeploy() throws Exception {
        var run = build(Deliveries.job(jenkins, "image", "buildAmi spec: SPEC"), "deployer");

        jenkins.assertBuildStatusSuccess(run);
        assertThat(Deliveries.operations().get(0).requestedBy()).isEqualTo("deployer");
    }
}
