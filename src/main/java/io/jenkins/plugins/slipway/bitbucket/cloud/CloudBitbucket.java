package io.jenkins.plugins.slipway.bitbucket.cloud;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.BuildStatus;
import io.jenkins.plugins.slipway.bitbucket.CommitRange;
import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment;
import io.jenkins.plugins.slipway.bitbucket.DeploymentStatus;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.NotOffered;
import io.jenkins.plugins.slipway.bitbucket.Page;
import io.jenkins.plugins.slipway.bitbucket.Patience;
import io.jenkins.plugins.slipway.bitbucket.PipelineRun;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.PullRequestsOfCommit;
import io.jenkins.plugins.slipway.bitbucket.RepositoryAddress;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.RepositoryDeployment;
import io.jenkins.plugins.slipway.bitbucket.SignIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A repository of Bitbucket Cloud. */
public final class CloudBitbucket implements Bitbucket {
    private static final int INDEXING = 202;

    private final RepositoryAddress address;
    private final CloudApi api;
    private final Pages pages;
    private final boolean onlyReports;

    private CloudBitbucket(RepositoryAddress address, SignIn signIn, Patience patience) {
        var signed = new CloudSignIn(address, signIn, patience);
        this.address = address;
        this.api = signed.api();
        this.pages = new Pages(signed.base());
        this.onlyReports = signIn instanceof SignIn.StepProxy;
    }

    /** Calls nobody yet. */
    public static Bitbucket open(RepositoryAddress address, SignIn signIn, Patience patience) {
        return new CloudBitbucket(address, signIn, patience);
    }

    @Override
    public RepositoryAddress address() {
        return address;
    }

    @Override
    public void put(String commit, BuildStatus status) {
        requireSignIn("build statuses");
        api.put(commit, Written.status(status));
    }

    @Override
    public List<BuildStatus> statuses(String commit) {
        requireSignIn("build statuses");
        var all = new ArrayList<BuildStatus>();
        var listed = api.statuses(commit);
        all.addAll(Read.all(listed, Read::status));
        for (var next = pages.after(listed); next.isPresent(); next = pages.after(listed)) {
            listed = api.statuses(pages.address(next.get()));
            all.addAll(Read.all(listed, Read::status));
        }
        return all;
    }

    @Override
    public Page<RepositoryCommit> commits(CommitRange range, Optional<String> cursor) {
        requireSignIn("commits");
        var listed = cursor.map(pages::address)
                .map(api::commits)
                .orElseGet(() -> api.commits(range.include(), range.exclude().orElse(null)));
        return new Page<>(Read.all(listed, Read::commit), pages.after(listed));
    }

    @Override
    public PullRequestsOfCommit pullRequestsOf(String commit) {
        requireSignIn("pull requests");
        try {
            var answer = api.pullRequestsOf(commit);
            if (answer.status() == INDEXING) {
                return new PullRequestsOfCommit.Indexing();
            }
            return new PullRequestsOfCommit.Known(
                    Read.all(answer.body(), listed -> api.pullRequest(listed.id())).stream()
                            .filter(read -> Read.OPEN_OR_MERGED.contains(read.state()))
                            .map(Read::pullRequest)
                            .toList());
        } catch (NotInBitbucket unknown) {
            return new PullRequestsOfCommit.NotIndexed(
                    "%s; where the commit is there, its pull requests were never indexed: open a commit of the repository in the browser and choose 'Go to pull request' once, which installs the app Pull Request Commit Links"
                            .formatted(unknown.getMessage()));
        }
    }

    @Override
    public Page<RepositoryCommit> commitsOf(PullRequest pullRequest, Optional<String> cursor) {
        requireSignIn("pull requests");
        var listed = cursor.map(pages::address).map(api::commits).orElseGet(() -> api.commitsOf(pullRequest.id()));
        return new Page<>(Read.all(listed, Read::commit), pages.after(listed));
    }

    @Override
    public Page<RepositoryDeployment> deployments(Optional<String> cursor) {
        requireSignIn("deployments");
        var listed = pages.at(cursor, api::deployments, api::deployments);
        return new Page<>(Read.all(listed, Read::deployment), pages.after(listed));
    }

    @Override
    public List<DeploymentEnvironment> environments() {
        requireSignIn("environments");
        var all = new ArrayList<DeploymentEnvironment>();
        var cursor = Optional.<String>empty();
        do {
            var listed = pages.at(cursor, api::environments, api::environments);
            all.addAll(Read.all(listed, Read::environment));
            cursor = pages.after(listed);
        } while (cursor.isPresent());
        return all;
    }

    @Override
    public Page<PipelineRun> pipelines(Optional<String> cursor) {
        requireSignIn("runs of Pipelines");
        var listed = pages.at(cursor, api::pipelines, api::pipelines);
        return new Page<>(Read.all(listed, Read::pipeline), pages.after(listed));
    }

    @Override
    public void put(String commit, DeploymentStatus deployment) {
        throw new NotOffered(
                "%s: Bitbucket Cloud takes no deployment from outside; it has one for each step of Pipelines with 'deployment:'"
                        .formatted(address.fullName()),
                null);
    }

    @Override
    public void put(String commit, InsightsReport report) {
        new Reports(api).put(commit, report);
    }

    private void requireSignIn(String what) {
        if (onlyReports) {
            throw new NotOffered(
                    "%s: the proxy of a step signs in Code Insights reports only, not %s: give an access token, an API token or an OAuth consumer"
                            .formatted(address.fullName(), what),
                    null);
        }
    }

    @Override
    public void close() {
        // connections of java.net.http end by themselves
    }
}
