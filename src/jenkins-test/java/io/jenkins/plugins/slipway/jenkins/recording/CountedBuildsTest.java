package io.jenkins.plugins.slipway.jenkins.recording;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Result;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.jenkins.configuration.SlipwayConfiguration;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
import io.jenkins.plugins.slipway.jenkins.permission.Grant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** Pipelines that know nothing of Slipway, and count. */
@WithJenkins
class CountedBuildsTest {
    private JenkinsRule jenkins;

    @BeforeEach
    void keep(JenkinsRule rule) {
        jenkins = rule;
        SlipwayConfiguration.get().setGrants(List.of(new Grant("**", "production", "none")));
    }

    @Test
    void shouldCountTheStageThatDeploysAsItEnded() throws Exception {
        var job = job("");
        count(job, rule("Deploy"));

        run(job, "echo 'out'", Result.SUCCESS);
        run(job, "error 'no'", Result.FAILURE);
        run(job, "catchError(stageResult: 'FAILURE', buildResult: 'SUCCESS') { error 'no' }", Result.SUCCESS);
        run(
                job,
                "retry(2) { if (!fileExists('again')) { writeFile file: 'again', text: ''; error 'no' } }",
                Result.SUCCESS);
        run(job, "currentBuild.result = 'ABORTED'; error 'given up'", null);
        run(job, "unstable 'a test'", Result.UNSTABLE);

        assertThat(deployments())
                .filteredOn(one -> one.run().endsWith("#1"))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.status()).isEqualTo(Deployment.Status.SUCCESS);
                    assertThat(one.service()).isEqualTo("checkout");
                    assertThat(one.finishedAt()).isAfterOrEqualTo(one.startedAt());
                });
        assertThat(statusOf("#2")).isEqualTo(Deployment.Status.FAILURE);
        assertThat(statusOf("#3")).isEqualTo(Deployment.Status.FAILURE);
        assertThat(statusOf("#4")).as("tried again").isEqualTo(Deployment.Status.SUCCESS);
        assertThat(statusOf("#6")).as("unstable").isEqualTo(Deployment.Status.SUCCESS);
        assertThat(JenkinsOperations.get()
                        .ledger()
                        .deliveringJobs()
                        .byService(JenkinsOperations.get().controller()))
                .containsEntry("checkout", Set.of("checkout"));
    }

    @Test
    void shouldCountNothingWhenTheStageWasPassedOverOrNeverReached() throws Exception {
        var declarative = job("");
        declarative.setDefinition(new CpsFlowDefinition(
                "pipeline { agent none; stages { stage('Deploy') { when { expression { false } }; steps { echo 'x' } } } }",
                true));
        count(declarative, rule("Deploy"));
        jenkins.buildAndAssertSuccess(declarative);
        var early = jenkins.createProject(WorkflowJob.class, "early");
        early.setDefinition(new CpsFlowDefinition("error 'before'; stage('Deploy') {}", true));
        count(early, rule("Deploy"));
        jenkins.buildAndAssertStatus(Result.FAILURE, early);

        assertThat(deployments()).isEmpty();
    }

    @Test
    void shouldCountWholeBuildsOfAFoldersJobsAndOnlyThose() throws Exception {
        var folder = jenkins.createProject(Folder.class, "shop");
        var rule = new FolderRule("production");
        rule.setJobs("*-deploy");
        folder.addProperty(new CountingFolder(List.of(rule)));
        for (var name : List.of("cart-deploy", "cart-test")) {
            var job = folder.createProject(WorkflowJob.class, name);
            job.setDefinition(new CpsFlowDefinition("echo 'x'", true));
            jenkins.assertLogNotContains("not counted", jenkins.buildAndAssertSuccess(job));
        }
        await(1);

        assertThat(deployments()).extracting(Deployment::service).containsExactly("cart-deploy");
    }

    @Test
    void shouldCountNoBuildThatMayNotDeployThere() throws Exception {
        SlipwayConfiguration.get().setGrants(List.of());
        var job = job("echo 'x'");
        count(job, new DeploymentRule("production"));

        var run = jenkins.buildAndAssertSuccess(job);

        jenkins.assertLogContains("not counted as a deployment of checkout in production", run);
        jenkins.assertLogContains("Slipway/Deploy", run);
        assertThat(deployments()).isEmpty();
    }

    @Test
    void shouldKeepItsRulesWhenJobAndFolderAreSaved() throws Exception {
        var job = job("");
        var rule = rule("Deploy");
        rule.setService("cart");
        rule.setRepo("bitbucket:acme/cart");
        rule.setCommitParameter("COMMIT");
        count(job, rule);
        var folder = jenkins.createProject(Folder.class, "shop");
        var below = new FolderRule("production");
        below.setJobs("*-deploy");
        below.setStage("Deploy");
        folder.addProperty(new CountingFolder(List.of(below)));

        jenkins.configRoundtrip(job);
        jenkins.configRoundtrip(folder);

        jenkins.assertEqualDataBoundBeans(
                rule, job.getProperty(CountingJob.class).getRules().get(0));
        jenkins.assertEqualDataBoundBeans(
                below,
                folder.getProperties().get(CountingFolder.class).getRules().get(0));
    }

    @Test
    void shouldNotBeThereWithoutARule() throws Exception {
        var job = job("");
        var folder = jenkins.createProject(Folder.class, "shop");

        jenkins.configRoundtrip(job);
        jenkins.configRoundtrip(folder);

        assertThat(job.getProperty(CountingJob.class)).isNull();
        assertThat(folder.getProperties().get(CountingFolder.class)).isNull();
    }

    @Test
    void shouldTakeItsServicesAlongWhenAJobOrItsFolderMoves() throws Exception {
        var folder = jenkins.createProject(Folder.class, "shop");
        var job = folder.createProject(WorkflowJob.class, "cart");
        job.setDefinition(new CpsFlowDefinition("echo 'x'", true));
        count(job, new DeploymentRule("production"));
        jenkins.buildAndAssertSuccess(job);
        await(1);

        folder.renameTo("store");
        jobsOf("cart", Set.of("store/cart"));
        folder.delete();
        jobsOf("cart", Set.of());
    }

    private void jobsOf(String service, Set<String> jobs) throws Exception {
        var operations = JenkinsOperations.get();
        for (int tries = 0; tries < 200; tries++) {
            if (operations
                    .ledger()
                    .deliveringJobs()
                    .byService(operations.controller())
                    .getOrDefault(service, Set.of())
                    .equals(jobs)) {
                return;
            }
            Thread.sleep(50);
        }
        assertThat(operations.ledger().deliveringJobs().byService(operations.controller()))
                .containsEntry(service, jobs);
    }

    private WorkflowJob job(String script) throws Exception {
        var job = jenkins.createProject(WorkflowJob.class, "checkout");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private static void count(WorkflowJob job, DeploymentRule rule) throws IOException {
        job.addProperty(new CountingJob(List.of(rule)));
    }

    private static DeploymentRule rule(String stage) {
        var rule = new DeploymentRule("production");
        rule.setStage(stage);
        return rule;
    }

    private WorkflowRun run(WorkflowJob job, String deploy, Result result) throws Exception {
        var before = job.getNextBuildNumber();
        job.setDefinition(
                new CpsFlowDefinition("node { stage('Build') {}; stage('Deploy') { " + deploy + " } }", false));
        var run = jenkins.waitForCompletion(job.scheduleBuild2(0).waitForStart());
        if (result != null) {
            jenkins.assertBuildStatus(result, run);
        }
        await(before);
        return run;
    }

    /** What is counted is written when Jenkins gets to it. */
    private void await(int count) throws InterruptedException {
        for (int tries = 0; tries < 200 && deployments().size() < count; tries++) {
            Thread.sleep(50);
        }
        assertThat(deployments()).hasSize(count);
        var outbox = jenkins.jenkins.getRootDir().toPath().resolve("slipway/outbox");
        for (int tries = 0; tries < 200 && count(outbox) > 0; tries++) {
            Thread.sleep(50);
        }
        assertThat(count(outbox)).isZero();
    }

    private static long count(Path outbox) {
        try (var files = Files.list(outbox)) {
            return files.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Deployment.Status statusOf(String build) {
        return deployments().stream()
                .filter(one -> one.run().endsWith(build))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static List<Deployment> deployments() {
        return DoraEvent.merged(JenkinsOperations.get().ledger().doraEvents().all()).stream()
                .filter(Deployment.class::isInstance)
                .map(Deployment.class::cast)
                .toList();
    }
}
