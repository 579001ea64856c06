package io.jenkins.plugins.slipway.bitbucket.datacenter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.BuildStatus;
import io.jenkins.plugins.slipway.bitbucket.CommitRange;
import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment;
import io.jenkins.plugins.slipway.bitbucket.DeploymentStatus;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport;
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
import io.jenkins.plugins.slipway.bitbucket.wire.Authorization;
import io.jenkins.plugins.slipway.bitbucket.wire.Door;
import io.jenkins.plugins.slipway.bitbucket.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** A repository of a Bitbucket Data Center. */
public final class DataCenterBitbucket implements Bitbucket {
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private final RepositoryAddress address;
    private final String project;
    private final String slug;
    private final DataCenterApi api;

    private DataCenterBitbucket(RepositoryAddress address, DataCenterApi api) {
        this.address = address;
        this.project = address.owner();
        this.slug = address.name();
        this.api = api;
    }

    /** Calls nobody yet. @throws IllegalArgumentException when the sign-in is one of Cloud alone */
    public static Bitbucket open(RepositoryAddress address, SignIn signIn, Patience patience) {
        var wire = new Wire(
                address,
                signIn instanceof SignIn.AccessToken ? "HTTP access token" : "nobody's: none was given",
                Door.direct(ANSWER),
                authorization(address, signIn),
                patience,
                PropertyNamingStrategies.LOWER_CAMEL_CASE,
                DataCenterBitbucket::words);
        return new DataCenterBitbucket(address, wire.to(DataCenterApi.class, address.api()));
    }

    private static Authorization authorization(RepositoryAddress address, SignIn signIn) {
        if (signIn instanceof SignIn.AccessToken token) {
            return Authorization.bearer(token.token());
        }
        if (signIn instanceof SignIn.Nobody) {
            return Authorization.none();
        }
        throw new IllegalArgumentException(
                "%s is a Data Center, which takes HTTP access tokens only: give one as the access token"
                        .formatted(address.site()));
    }

    /** {@code {"errors": [{"context": …, "message": …, "exceptionName": …}]}}. */
    private static String words(JsonNode body) {
        var words = new StringJoiner(" ");
        body.path("errors").forEach(error -> words.add(error.path("message").asText()));
        return words.toString();
    }

    @Override
    public RepositoryAddress address() {
        return address;
    }

    @Override
    public void put(String commit, BuildStatus status) {
        api.put(project, slug, commit, Written.status(status));
    }

    @Override
    public List<BuildStatus> statuses(String commit) {
        var all = new ArrayList<BuildStatus>();
        var cursor = Optional.<String>empty();
        do {
            var page = Read.page(api.builds(commit, start(cursor)), Read::status);
            all.addAll(page.values());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    @Override
    public Page<RepositoryCommit> commits(CommitRange range, Optional<String> cursor) {
        return Read.page(
                api.commits(project, slug, range.include(), range.exclude().orElse(null), start(cursor)), Read::commit);
    }

    /** It indexes them by itself. */
    @Override
    public PullRequestsOfCommit pullRequestsOf(String commit) {
        var listed = api.pullRequestsOf(project, slug, commit).values();
        return new PullRequestsOfCommit.Known(listed.stream()
                .filter(read -> Read.OPEN_OR_MERGED.contains(read.state()))
                .map(Read::pullRequest)
                .toList());
    }

    @Override
    public Page<RepositoryCommit> commitsOf(PullRequest pullRequest, Optional<String> cursor) {
        return Read.page(api.commitsOf(project, slug, pullRequest.id(), start(cursor)), Read::commit);
    }

    private static long start(Optional<String> cursor) {
        return cursor.map(Long::parseLong).orElse(0L);
    }

    @Override
    public Page<RepositoryDeployment> deployments(Optional<String> cursor) {
        throw notOffered("lists no deployments: it tells those of one commit only");
    }

    @Override
    public List<DeploymentEnvironment> environments() {
        throw notOffered("lists no environments and no deployments: it tells those of one commit only");
    }

    @Override
    public Page<PipelineRun> pipelines(Optional<String> cursor) {
        throw notOffered("has no Pipelines");
    }

    private NotOffered notOffered(String what) {
        return new NotOffered("%s: Bitbucket Data Center %s".formatted(address.fullName(), what), null);
    }

    @Override
    public void put(String commit, DeploymentStatus deployment) {
        api.put(project, slug, commit, Written.deployment(deployment));
    }

    /** The annotations of before stay otherwise, also those that are said no longer. */
    @Override
    public void put(String commit, InsightsReport report) {
        api.put(project, slug, commit, report.key(), Written.report(report));
        api.deleteAnnotations(project, slug, commit, report.key());
        var annotations = report.annotations().stream()
                .limit(Written.ROOM.annotations())
                .map(Written::annotation)
                .toList();
        if (!annotations.isEmpty()) {
            api.add(project, slug, commit, report.key(), new Payloads.Annotations(annotations));
        }
    }

    @Override
    public void close() {
        // connections of java.net.http end by themselves
    }
}
