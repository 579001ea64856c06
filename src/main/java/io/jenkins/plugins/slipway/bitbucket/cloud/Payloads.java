package io.jenkins.plugins.slipway.bitbucket.cloud;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;

/** What goes over the wire: the fields of Atlassian's documentation that are used, in snake case. */
final class Payloads {
    private Payloads() {}

    /**
     * A part of a list. Most have {@code next}; those of Pipelines have only their numbers.
     *
     * @param next the whole address
     */
    record Listed<T>(List<T> values, String next, Integer page, Integer pagelen, Integer size) {}

    record Link(String href) {}

    record Links(Link html) {}

    record Hash(String hash) {}

    record CommitStatus(String key, String state, String name, String description, String url) {}

    record ListedCommit(String hash, OffsetDateTime date, List<Hash> parents) {}

    record PullRequestRead(
            long id, String title, String state, OffsetDateTime createdOn, Hash mergeCommit, Links links) {}

    record Named(String uuid, String name) {}

    record Release(String name, String url, Hash commit, Named pipeline) {}

    record State(
            String name,
            String url,
            Named status,
            Named result,
            OffsetDateTime startedOn,
            OffsetDateTime completedOn) {}

    record Deployment(String uuid, State state, Named environment, Release release) {}

    record Environment(String uuid, String name, Named environmentType) {}

    record Target(String refName, String source, Hash commit) {}

    record Pipeline(
            String uuid,
            long buildNumber,
            State state,
            Target target,
            OffsetDateTime createdOn,
            OffsetDateTime completedOn) {}

    record Figure(String title, String type, Object value) {}

    record FigureLink(String text, String href) {}

    record Report(
            String reportType,
            String title,
            String details,
            String result,
            String reporter,
            String link,
            List<Figure> data) {}

    record Annotation(
            String externalId,
            String annotationType,
            String path,
            Integer line,
            String summary,
            String details,
            String severity,
            String link) {}

    /** Of the site, not of the API. */
    record Token(
            @JsonProperty("access_token") String accessToken,
            @JsonProperty("expires_in") long expiresIn) {}
}
