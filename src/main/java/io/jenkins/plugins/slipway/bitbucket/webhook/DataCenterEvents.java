package io.jenkins.plugins.slipway.bitbucket.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages of Bitbucket Data Center. Form: "Event payload", Bitbucket Data Center documentation. */
final class DataCenterEvents {
    static final String PUSH = "repo:refs_changed";
    static final String MERGED = "pr:merged";
    static final String PING = "diagnostics:ping";

    private DataCenterEvents() {}

    static Event read(String key, JsonNode body) throws EventRefused {
        return key.equals(PUSH) ? pushed(body) : merged(body);
    }

    private static Event pushed(JsonNode body) throws EventRefused {
        var repository = repository(body, "/repository");
        var changes = new ArrayList<Event.Change>();
        var said = Values.list(body, "/changes");
        for (var change : said) {
            var type = Values.text(change, "/type");
            if (!type.equals("DELETE")) {
                var before =
                        type.equals("ADD") ? Optional.<String>empty() : Optional.of(Values.hash(change, "/fromHash"));
                // the list of commits is that of one change, and older versions have none
                var commits = said.size() == 1 ? commits(body) : List.<RepositoryCommit>of();
                changes.add(new Event.Change(Values.hash(change, "/toHash"), before, commits, false));
            }
        }
        return new Event.Pushed(repository, changes);
    }

    private static List<RepositoryCommit> commits(JsonNode body) throws EventRefused {
        var commits = new ArrayList<RepositoryCommit>();
        for (var commit : Values.list(body, "/commits")) {
            var parents = new ArrayList<String>();
            for (var parent : Values.list(commit, "/parents")) {
                parents.add(Values.hash(parent, "/id"));
            }
            commits.add(new RepositoryCommit(
                    Values.hash(commit, "/id"),
                    parents,
                    Values.millis(commit, "/authorTimestamp"),
                    Values.millis(commit, "/committerTimestamp")));
        }
        return commits;
    }

    private static Event merged(JsonNode body) throws EventRefused {
        var repository = repository(body, "/pullRequest/toRef/repository");
        var commit = Values.given(body, "/pullRequest/properties/mergeCommit/id");
        if (commit.isEmpty()) {
            // a branch that only moved on has no commit of its own
            return new Event.Other(repository);
        }
        var isDated = body.at("/pullRequest/closedDate").isIntegralNumber();
        return new Event.Merged(
                repository,
                new PullRequest(
                        Values.number(body, "/pullRequest/id"),
                        Values.given(body, "/pullRequest/title").orElse(""),
                        true,
                        Values.millis(body, "/pullRequest/createdDate"),
                        Optional.of(Values.hash(body, "/pullRequest/properties/mergeCommit/id")),
                        Optional.of(
                                Values.millis(body, isDated ? "/pullRequest/closedDate" : "/pullRequest/updatedDate")),
                        Values.link(body, "/pullRequest/links/self/0/href")));
    }

    private static String repository(JsonNode body, String pointer) throws EventRefused {
        return Values.repository(Values.text(body, pointer + "/project/key"), Values.text(body, pointer + "/slug"));
    }
}
