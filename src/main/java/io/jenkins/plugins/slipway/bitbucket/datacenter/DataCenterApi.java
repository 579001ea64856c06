package io.jenkins.plugins.slipway.bitbucket.datacenter;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.jenkins.plugins.slipway.bitbucket.datacenter.Payloads.Annotations;
import io.jenkins.plugins.slipway.bitbucket.datacenter.Payloads.Build;
import io.jenkins.plugins.slipway.bitbucket.datacenter.Payloads.Deployment;
import io.jenkins.plugins.slipway.bitbucket.datacenter.Payloads.Listed;
import io.jenkins.plugins.slipway.bitbucket.datacenter.Payloads.ListedCommit;
import io.jenkins.plugins.slipway.bitbucket.datacenter.Payloads.PullRequestRead;
import io.jenkins.plugins.slipway.bitbucket.datacenter.Payloads.Report;
import io.jenkins.plugins.slipway.bitbucket.wire.Call;

/** Below {@code /rest}; lists are read by the place of their first value. */
interface DataCenterApi {
    String READS = "the permission Repository read";
    String REPOSITORY = "/api/latest/projects/{project}/repos/{slug}";
    String COMMIT = REPOSITORY + "/commits/{commit}";
    String REPORT = "/insights/latest/projects/{project}/repos/{slug}/commits/{commit}/reports/{key}";
    String JSON = "Content-Type: application/json";

    @Call(to = "write a build status", needs = READS)
    @RequestLine("POST " + COMMIT + "/builds")
    @Headers(JSON)
    void put(@Param("project") String project, @Param("slug") String slug, @Param("commit") String commit, Build build);

    /** Of the commit in whichever repository; there is no list of one repository. */
    @Call(to = "read build statuses", needs = READS)
    @RequestLine("GET /build-status/latest/commits/{commit}?limit=100&start={start}")
    Listed<Build> builds(@Param("commit") String commit, @Param("start") long start);

    @Call(to = "read commits", needs = READS)
    @RequestLine("GET " + REPOSITORY + "/commits?limit=100&until={until}&since={since}&start={start}")
    Listed<ListedCommit> commits(
            @Param("project") String project,
            @Param("slug") String slug,
            @Param("until") String until,
            @Param("since") String since,
            @Param("start") long start);

    @Call(to = "read the pull requests of a commit", needs = READS)
    @RequestLine("GET " + COMMIT + "/pull-requests?limit=50")
    Listed<PullRequestRead> pullRequestsOf(
            @Param("project") String project, @Param("slug") String slug, @Param("commit") String commit);

    @Call(to = "read the commits of a pull request", needs = READS)
    @RequestLine("GET " + REPOSITORY + "/pull-requests/{id}/commits?limit=100&start={start}")
    Listed<ListedCommit> commitsOf(
            @Param("project") String project,
            @Param("slug") String slug,
            @Param("id") long id,
            @Param("start") long start);

    @Call(to = "write a deployment", needs = READS)
    @RequestLine("POST " + COMMIT + "/deployments")
    @Headers(JSON)
    void put(
            @Param("project") String project,
            @Param("slug") String slug,
            @Param("commit") String commit,
            Deployment deployment);

    @Call(to = "write a Code Insights report", needs = READS)
    @RequestLine("PUT " + REPORT)
    @Headers(JSON)
    void put(
            @Param("project") String project,
            @Param("slug") String slug,
            @Param("commit") String commit,
            @Param("key") String key,
            Report report);

    @Call(to = "replace the annotations of a Code Insights report", needs = READS)
    @RequestLine("DELETE " + REPORT + "/annotations")
    void deleteAnnotations(
            @Param("project") String project,
            @Param("slug") String slug,
            @Param("commit") String commit,
            @Param("key") String key);

    /** Not made again by itself: annotations of an external id that is there are refused. */
    @Call(to = "write annotations of a Code Insights report", needs = READS, isRepeatable = false)
    @RequestLine("POST " + REPORT + "/annotations")
    @Headers(JSON)
    void add(
            @Param("project") String project,
            @Param("slug") String slug,
            @Param("commit") String commit,
            @Param("key") String key,
            Annotations annotations);
}
