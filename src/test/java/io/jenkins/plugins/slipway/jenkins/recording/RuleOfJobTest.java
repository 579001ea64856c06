package io.jenkins.plugins.slipway.jenkins.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.dora.Deployment.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What rules leave to the job, and which of several counts. */
class RuleOfJobTest {
    @Test
    void shouldTakeServiceAndRepositoryFromTheJobWhenTheRuleNamesNone() {
        assertThat(RuleOfJob.nearest(List.of(new DeploymentRule(" production ")), "org/checkout"))
                .containsExactly(new RuleOfJob(
                        "checkout", "production", Optional.empty(), "jenkins:org/checkout", Optional.empty()));
    }

    @Test
    void shouldTakeTheNearestForEachServiceAndEnvironment() {
        var own = new DeploymentRule("production");
        own.setStage("Deploy");
        var other = new DeploymentRule("production");
        other.setService("search");
        other.setRepo("bitbucket:acme/mono");
        other.setCommitParameter("COMMIT");
        var incomplete = new DeploymentRule(" ");

        assertThat(RuleOfJob.nearest(List.of(own, incomplete, other, new DeploymentRule("production")), "checkout"))
                .containsExactly(
                        new RuleOfJob(
                                "checkout", "production", Optional.of("Deploy"), "jenkins:checkout", Optional.empty()),
                        new RuleOfJob(
                                "search",
                                "production",
                                Optional.empty(),
                                "bitbucket:acme/mono",
                                Optional.of("COMMIT")));
    }

    @Test
    void shouldCoverJobsByTheirNamesBelowTheFolder() {
        var rule = new FolderRule("production");
        assertThat(rule.covers("deep/deploy")).isTrue();
        rule.setJobs("*-deploy");
        assertThat(rule.covers("cart-deploy")).isTrue();
        assertThat(rule.covers("deep/cart-deploy")).isFalse();
    }

    @Test
    void shouldTellBuildsOfTheSameNameApart() {
        var rule = RuleOfJob.nearest(List.of(new DeploymentRule("production")), "deploy")
                .get(0);
        var id = DeploymentId.of("controller-1", "deploy#1", 1_795_000_000_000L, rule);

        assertThat(id)
                .startsWith("deploy#1 production ")
                .isEqualTo(DeploymentId.of("controller-1", "deploy#1", 1_795_000_000_000L, rule));
        assertThat(DeploymentId.of("controller-2", "deploy#1", 1_795_000_000_000L, rule))
                .isNotEqualTo(id);
        assertThat(DeploymentId.of("controller-1", "deploy#1", 1_795_000_000_001L, rule))
                .isNotEqualTo(id);
    }

    @Test
    void shouldTakeResultsForStatuses() {
        assertThat(BuildCourse.status("UNSTABLE")).contains(Status.SUCCESS);
        assertThat(BuildCourse.status("FAILURE")).contains(Status.FAILURE);
        assertThat(BuildCourse.status("ABORTED")).contains(Status.ABORTED);
        assertThat(BuildCourse.status("NOT_BUILT")).isEmpty();
    }
}
