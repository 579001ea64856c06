package io.jenkins.plugins.slipway.bitbucket.cloud;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.TypedResponse;
import io.jenkins.plugins.slipway.bitbucket.cloud.Payloads.Annotation;
import io.jenkins.plugins.slipway.bitbucket.cloud.Payloads.CommitStatus;
import io.jenkins.plugins.slipway.bitbucket.cloud.Payloads.Deployment;
import io.jenkins.plugins.slipway.bitbucket.cloud.Payloads.Environment;
import io.jenkins.plugins.slipway.bitbucket.cloud.Payloads.Listed;
import io.jenkins.plugins.slipway.bitbucket.cloud.Payloads.ListedCommit;
import io.jenkins.plugins.slipway.bitbucket.cloud.Payloads.Pipeline;
import io.jenkins.plugins.slipway.bitbucket.cloud.Payloads.PullRequestRead;
import io.jenkins.plugins.slipway.bitbucket.cloud.Payloads.Report;
import io.jenkins.plugins.slipway.bitbucket.wire.Call;
import java.net.URI;
import java.util.List;

/**
 * Below {@code /repositories/{workspace}/{repo_slug}}. Lists are read a hundred at a time, the most that is given; only the fields
 * that are used are asked for, which makes a page of commits 20 times smaller.
 */
interface CloudApi {
    String READS = "the scope repository (API token: read:repository:bitbucket)";
    String READS_PULL_REQUESTS = "the scope pullrequest (API token: read:pullrequest:bitbucket)";
    String READS_PIPELINES = "the scope pipeline (API token: read:pipeline:bitbucket)";
    String COMMIT_FIELDS = "fields=next,values.hash,values.date,values.parents.hash";

    @Call(to = "write a build status", needs = READS)
    @RequestLine("POST /commit/{commit}/statuses/build")
    @Headers("Content-Type: application/json")
    void put(@Param("commit") String commit, CommitStatus status);

    @Call(to = "read build statuses", needs = READS)
    @RequestLine("GET /commit/{commit}/statuses?pagelen=100")
    Listed<CommitStatus> statuses(@Param("commit") String commit);

    @Call(to = "read build statuses", needs = READS)
    @RequestLine("GET")
    Listed<CommitStatus> statuses(URI next);

    @Call(to = "read commits", needs = READS)
    @RequestLine("GET /commits?pagelen=100&include={include}&exclude={exclude}&" + COMMIT_FIELDS)
    Listed<ListedCommit> commits(@Param("include") String include, @Param("exclude") String exclude);

    @Call(to = "read commits", needs = READS)
    @RequestLine("GET")
    Listed<ListedCommit> commits(URI next);

    /** Answered with 202 while it indexes, and 404 when it was never asked to. */
    @Call(to = "read the pull requests of a commit", needs = READS_PULL_REQUESTS)
    @RequestLine("GET /commit/{commit}/pullrequests?pagelen=50")
    TypedResponse<Listed<PullRequestRead>> pullRequestsOf(@Param("commit") String commit);

    @Call(to = "read a pull request", needs = READS_PULL_REQUESTS)
    @RequestLine("GET /pullrequests/{id}")
    PullRequestRead pullRequest(@Param("id") long id);

    @Call(to = "read the commits of a pull request", needs = READS_PULL_REQUESTS)
    @RequestLine("GET /pullrequests/{id}/commits?pagelen=100&" + COMMIT_FIELDS)
    Listed<ListedCommit> commitsOf(@Param("id") long id);

    @Call(to = "read deployments", needs = READS_PIPELINES)
    @RequestLine("GET /deployments/?pagelen=100&sort=-state.started_on&page={page}")
    Listed<Deployment> deployments(@Param("page") int page);

    @Call(to = "read deployments", needs = READS_PIPELINES)
    @RequestLine("GET")
    Listed<Deployment> deployments(URI next);

    @Call(to = "read environments", needs = READS_PIPELINES)
    @RequestLine("GET /environments/?pagelen=100&page={page}")
    Listed<Environment> environments(@Param("page") int page);

    @Call(to = "read environments", needs = READS_PIPELINES)
    @RequestLine("GET")
    Listed<Environment> environments(URI next);

    @Call(to = "read runs of Pipelines", needs = READS_PIPELINES)
    @RequestLine("GET /pipelines/?pagelen=100&sort=created_on&page={page}")
    Listed<Pipeline> pipelines(@Param("page") int page);

    @Call(to = "read runs of Pipelines", needs = READS_PIPELINES)
    @RequestLine("GET")
    Listed<Pipeline> pipelines(URI next);

    @Call(to = "write a Code Insights report", needs = READS)
    @RequestLine("PUT /commit/{commit}/reports/{key}")
    @Headers("Content-Type: application/json")
    void put(@Param("commit") String commit, @Param("key") String key, Report report);

    @Call(to = "replace a Code Insights report", needs = READS)
    @RequestLine("DELETE /commit/{commit}/reports/{key}")
    void deleteReport(@Param("commit") String commit, @Param("key") String key);

    /** The later of the same external id replaces the earlier. */
    @Call(to = "write annotations of a Code Insights report", needs = READS)
    @RequestLine("POST /commit/{commit}/reports/{key}/annotations")
    @Headers("Content-Type: application/json")
    void add(@Param("commit") String commit, @Param("key") String key, List<Annotation> annotations);
}
