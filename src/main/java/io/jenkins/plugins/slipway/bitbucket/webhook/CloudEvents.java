package io.jenkins.plugins.slipway.bitbucket.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Messages of Bitbucket Cloud. Form: "Event payloads", Bitbucket Cloud documentation. */
final class CloudEvents {
    static final String PUSH = "repo:push";
    static final String MERGED = "pullrequest:fulfilled";
    static final Set<String> STATUS = Set.of("repo:commit_status_created", "repo:commit_status_updated");
    private static final String UNDER_WAY = "INPROGRESS";

    private CloudEvents() {}

    static Event read(String key, JsonNode body) throws EventRefused {
        var fullName = Values.text(body, "/repository/full_name");
        var slash = Math.max(fullName.indexOf('/'), 0);
        var repository = Values.repository(fullName.substring(0, slash), fullName.substring(slash + 1));
        if (key.equals(PUSH)) {
            return pushed(repository, body);
        }
        if (key.equals(MERGED)) {
            return merged(repository, body);
        }
        var isFinal = !Values.text(body, "/commit_status/state").equals(UNDER_WAY);
        // the commit is named by its address alone in what older payloads hold
        var commit = Values.given(body, "/commit_status/commit/hash")
                .or(() -> Values.given(body, "/commit_status/links/commit/href")
                        .map(url -> url.substring(url.lastIndexOf('/') + 1)))
                .filter(hash -> hash.matches("[0-9a-f]{7,64}"));
        return isFinal && commit.isPresent() ? new Event.Built(repository, commit.get()) : new Event.Other(repository);
    }

    private static Event pushed(String repository, JsonNode body) throws EventRefused {
        var changes = new ArrayList<Event.Change>();
        for (var change : Values.list(body, "/push/changes")) {
            // of a branch that was deleted there is no new state
            if (change.path("new").isObject()) {
                changes.add(new Event.Change(
                        Values.hash(change, "/new/target/hash"),
                        Values.given(change, "/old/target/hash"),
                        commits(change),
                        change.path("truncated").asBoolean()));
            }
        }
        return new Event.Pushed(repository, changes);
    }

    private static List<RepositoryCommit> commits(JsonNode change) throws EventRefused {
        var commits = new ArrayList<RepositoryCommit>();
        for (var commit : Values.list(change, "/commits")) {
            var at = Values.time(commit, "/date");
            var parents = new ArrayList<String>();
            for (var parent : Values.list(commit, "/parents")) {
                parents.add(Values.hash(parent, "/hash"));
            }
            commits.add(new RepositoryCommit(Values.hash(commit, "/hash"), parents, at, at));
        }
        return commits;
    }

    private static Event merged(String repository, JsonNode body) throws EventRefused {
        return new Event.Merged(
                repository,
                new PullRequest(
                        Values.number(body, "/pullrequest/id"),
                        Values.given(body, "/pullrequest/title").orElse(""),
                        true,
                        Values.time(body, "/pullrequest/created_on"),
                        Optional.of(Values.hash(body, "/pullrequest/merge_commit/hash")),
                        Optional.of(Values.time(body, "/pullrequest/updated_on")),
                        Values.link(body, "/pullrequest/links/html/href")));
    }
}
