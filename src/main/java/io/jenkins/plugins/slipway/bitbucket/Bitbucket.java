package io.jenkins.plugins.slipway.bitbucket;

import java.util.List;
import java.util.Optional;

/**
 * One repository of a Bitbucket, Cloud or Data Center. Each call waits within its time limit for what is slow or limited, and
 * then fails with {@link BitbucketUnavailable}; what is refused fails with {@link BitbucketRefused}, what is not there with
 * {@link NotInBitbucket}, what this kind of Bitbucket cannot do with {@link NotOffered}. An interruption fails it as unavailable,
 * and stays set.
 */
public interface Bitbucket extends AutoCloseable {
    /** Which repository, and where. */
    RepositoryAddress address();

    /** Writes a build status, or replaces the one of the same key. */
    void put(String commit, BuildStatus status);

    /** The build statuses of a commit. */
    List<BuildStatus> statuses(String commit);

    /**
     * Commits that can be reached from one and not from the other, the newest first.
     *
     * @param cursor of the page before; empty for the first
     * @throws NotInBitbucket when one of the hashes vanished: there is nothing to compare with
     */
    Page<RepositoryCommit> commits(CommitRange range, Optional<String> cursor);

    /** The merged and open pull requests that brought a commit; unknown while Bitbucket still indexes, or does not offer it. */
    PullRequestsOfCommit pullRequestsOf(String commit);

    /** The commits of a pull request as they were before it was merged or squashed, the newest first. */
    Page<RepositoryCommit> commitsOf(PullRequest pullRequest, Optional<String> cursor);

    /** Deployments, the newest first where Bitbucket sorts them. Data Center: {@link NotOffered}, it knows them by commit only. */
    Page<RepositoryDeployment> deployments(Optional<String> cursor);

    /** Environments that deployments go to. Data Center: {@link NotOffered}. */
    List<DeploymentEnvironment> environments();

    /** Runs of Pipelines, the oldest first. Data Center: {@link NotOffered}. */
    Page<PipelineRun> pipelines(Optional<String> cursor);

    /** Writes a deployment, or replaces the one of the same key, environment and number. Cloud: {@link NotOffered}. */
    void put(String commit, DeploymentStatus deployment);

    /** Writes a Code Insights report with its annotations, or replaces the one of the same key with all of them. */
    void put(String commit, InsightsReport report);

    @Override
    void close();
}
