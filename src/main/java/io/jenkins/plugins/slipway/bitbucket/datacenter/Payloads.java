package io.jenkins.plugins.slipway.bitbucket.datacenter;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What goes over the wire: the fields of Atlassian's documentation that are used. Times are milliseconds since 1970. */
final class Payloads {
    private Payloads() {}

    /** A part of a list. @param nextPageStart absent on the last */
    record Listed<T>(
            List<T> values, @JsonProperty("isLastPage") boolean isLastPage, Long nextPageStart) {}

    record Build(String key, String state, String name, String description, String url) {}

    record Id(String id) {}

    record ListedCommit(String id, long authorTimestamp, long committerTimestamp, List<Id> parents) {}

    record Link(String href) {}

    record Links(List<Link> self) {}

    record Properties(Id mergeCommit) {}

    record PullRequestRead(
            long id,
            String title,
            String state,
            long createdDate,
            Long closedDate,
            Properties properties,
            Links links) {}

    record Environment(String key, String displayName, String type) {}

    record Deployment(
            long deploymentSequenceNumber,
            String description,
            String displayName,
            Environment environment,
            String key,
            String state,
            String url) {}

    record Figure(String title, String type, Object value) {}

    record FigureLink(String linktext, String href) {}

    record Report(String title, String details, String result, String reporter, String link, List<Figure> data) {}

    record Annotation(
            String externalId, String path, Integer line, String message, String severity, String type, String link) {}

    record Annotations(List<Annotation> annotations) {}
}
