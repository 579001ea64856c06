package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.BuildStatus;
import io.jenkins.plugins.slipway.bitbucket.CommitRange;
import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment;
import io.jenkins.plugins.slipway.bitbucket.DeploymentStatus;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport;
import io.jenkins.plugins.slipway.bitbucket.NotOffered;
import io.jenkins.plugins.slipway.bitbucket.Page;
import io.jenkins.plugins.slipway.bitbucket.PipelineRun;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.PullRequestsOfCommit;
import io.jenkins.plugins.slipway.bitbucket.RepositoryAddress;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.RepositoryDeployment;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A repository in memory that takes what is written, by key; a test says what it refuses. */
final class RememberedBitbucket implements Bitbucket, Repositories {
    final Map<String, BuildStatus> statuses = new LinkedHashMap<>();
    final Map<String, InsightsReport> reports = new LinkedHashMap<>();
    final List<DeploymentStatus> deployments = new ArrayList<>();
    /** Each fails the next call. */
    final Deque<RuntimeException> troubles = new ArrayDeque<>();
    /** Fails every call that writes a status. */
    RuntimeException statusesRefused;

    int calls;
    Runnable before = () -> {};
    private final RepositoryAddress address;

    RememberedBitbucket(String site) {
        this.address = RepositoryAddress.of(URI.create(site), "acme/checkout");
    }

    static RememberedBitbucket cloud() {
        return new RememberedBitbucket("https://bitbucket.org");
    }

    static RememberedBitbucket dataCenter() {
        return new RememberedBitbucket("https://git.example.com/bitbucket");
    }

    @Override
    public Optional<Bitbucket> open(String connection, String repository) {
        return "acme".equals(connection) && address.fullName().equals(repository)
                ? Optional.of(this)
                : Optional.empty();
    }

    @Override
    public RepositoryAddress address() {
        return address;
    }

    private void call() {
        calls++;
        before.run();
        if (!troubles.isEmpty()) {
            throw troubles.remove();
        }
    }

    @Override
    public void put(String commit, BuildStatus status) {
        call();
        if (statusesRefused != null) {
            throw statusesRefused;
        }
        statuses.put(status.key(), status);
    }

    @Override
    public void put(String commit, DeploymentStatus deployment) {
        if (address.isCloud()) {
            throw new NotOffered("Bitbucket Cloud makes deployments of its own", null);
        }
        call();
        deployments.add(deployment);
    }

    @Override
    public void put(String commit, InsightsReport report) {
        call();
        reports.put(report.key(), report);
    }

    @Override
    public List<BuildStatus> statuses(String commit) {
        return List.copyOf(statuses.values());
    }

    @Override
    public Page<RepositoryCommit> commits(CommitRange range, Optional<String> cursor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PullRequestsOfCommit pullRequestsOf(String commit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<RepositoryCommit> commitsOf(PullRequest pullRequest, Optional<String> cursor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<RepositoryDeployment> deployments(Optional<String> cursor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DeploymentEnvironment> environments() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Page<PipelineRun> pipelines(Optional<String> cursor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
