package io.jenkins.plugins.slipway.bitbucket.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Bitbucket Data Center; the shapes are those of Atlassian's documentation. */
final class DataCenterFace extends Face {
    private final SimulatedRepository repository;
    private final String site;
    private final int most;
    private volatile Set<String> permissions = Set.of();

    /** @param most values of a page, however many are asked for */
    DataCenterFace(SimulatedRepository repository, String site, int most) {
        this.repository = repository;
        this.site = site;
        this.most = most;
        var path = "/projects/%s/repos/%s".formatted(repository.owner, repository.name);
        var here = "/bitbucket/rest/api/latest" + path;
        var commit = "/commits/(?<commit>[^/]+)";
        var report = "/bitbucket/rest/insights/latest" + path + commit + "/reports/(?<key>[^/]+)";
        route("POST " + here + commit + "/builds", "REPO_READ", this::putBuild);
        route(
                "GET /bitbucket/rest/build-status/latest" + commit,
                "REPO_READ",
                ask -> page(
                        ask,
                        List.copyOf(
                                repository.statuses(ask.part().group("commit")).values()),
                        shape -> shape));
        route("GET " + here + "/commits", "REPO_READ", this::commits);
        route(
                "GET " + here + commit + "/pull-requests",
                "REPO_READ",
                ask -> ofCommit(ask, found -> page(ask, repository.pullRequestsOf(found.id()), this::pullRequest)));
        route("GET " + here + "/pull-requests/(?<id>\\d+)/commits", "REPO_READ", this::commitsOf);
        route("POST " + here + commit + "/deployments", "REPO_READ", this::putDeployment);
        route("PUT " + report, "REPO_READ", this::putReport);
        route("DELETE " + report + "/annotations", "REPO_READ", ask -> {
            repository
                    .annotations(ask.part().group("commit"), ask.part().group("key"))
                    .clear();
            return Answer.of(204, null);
        });
        route("POST " + report + "/annotations", "REPO_READ", this::addAnnotations);
    }

    void permissions(Set<String> granted) {
        permissions = granted;
    }

    @Override
    Optional<Answer> missing(String permission) {
        return permissions.contains(permission)
                ? Optional.empty()
                : Optional.of(error(
                        403,
                        "You are not permitted to access this resource",
                        "com.atlassian.bitbucket.AuthorisationException"));
    }

    @Override
    Answer notFound(String what) {
        return error(404, what, "com.atlassian.bitbucket.NoSuchEntityException");
    }

    @Override
    Answer error(int status, String message) {
        return error(status, message, "com.atlassian.bitbucket.validation.ArgumentValidationException");
    }

    private static Answer error(int status, String message, String exception) {
        var body = JSON.createObjectNode();
        body.putArray("errors")
                .addObject()
                .putNull("context")
                .put("message", message)
                .put("exceptionName", exception);
        return Answer.of(status, body);
    }

    private Answer noCommit(String revision) {
        return error(
                404,
                "Commit '%s' does not exist in repository '%s'.".formatted(revision, repository.name),
                "com.atlassian.bitbucket.commit.NoSuchCommitException");
    }

    private Answer ofCommit(Ask ask, Function<RepositoryCommit, Answer> answer) {
        var revision = ask.part().group("commit");
        return repository.commit(revision).map(answer).orElseGet(() -> noCommit(revision));
    }

    private Answer putBuild(Ask ask) {
        return ofCommit(ask, commit -> {
            if (ask.body().path("name").asText().length() > 255) {
                return error(400, "Please enter a name of at most 255 characters");
            }
            var shape = ((ObjectNode) ask.body().deepCopy()).put("dateAdded", 1_764_000_000_000L);
            repository.statuses(commit.id()).put(ask.body().path("key").asText(), shape);
            return Answer.of(204, null);
        });
    }

    private Answer commits(Ask ask) {
        var until = ask.query().getOrDefault("until", "");
        var since = ask.query().getOrDefault("since", "");
        for (var revision : List.of(until, since)) {
            if (!revision.isEmpty() && repository.commit(revision).isEmpty()) {
                return noCommit(revision);
            }
        }
        var all = repository.between(
                repository.commit(until).orElseThrow(), since.isEmpty() ? Optional.empty() : repository.commit(since));
        return page(ask, all, this::commit);
    }

    private Answer commitsOf(Ask ask) {
        return Optional.ofNullable(
                        repository.commitsOf.get(Long.valueOf(ask.part().group("id"))))
                .map(ids -> page(ask, ids, id -> commit(repository.commit(id).orElseThrow())))
                .orElseGet(() -> notFound("Pull request does not exist"));
    }

    private Answer putDeployment(Ask ask) {
        return ofCommit(ask, commit -> {
            var key = "%s/%s/%s"
                    .formatted(
                            ask.body().path("key").asText(),
                            ask.body().at("/environment/key").asText(),
                            ask.body().path("deploymentSequenceNumber").asText());
            repository.writtenDeployments(commit.id()).put(key, ask.body());
            return Answer.of(200, ask.body());
        });
    }

    private Answer putReport(Ask ask) {
        return ofCommit(ask, commit -> {
            if (ask.body().path("data").size() > 6
                    || ask.body().path("details").asText().length() > 2_000) {
                return error(400, "The report is too large");
            }
            repository.reports(commit.id()).put(ask.part().group("key"), ask.body());
            return Answer.of(200, ask.body());
        });
    }

    private Answer addAnnotations(Ask ask) {
        return ofCommit(ask, commit -> {
            var known = repository.annotations(commit.id(), ask.part().group("key"));
            var sent = ask.body().path("annotations");
            if (known.size() + sent.size() > 1_000) {
                return error(400, "Too many annotations");
            }
            for (var annotation : sent) {
                if (known.put(annotation.path("externalId").asText(), annotation) != null) {
                    return error(409, "An annotation with this external ID exists already");
                }
            }
            return Answer.of(204, null);
        });
    }

    private JsonNode commit(RepositoryCommit commit) {
        var shape = json(
                """
                {
                  "id": "%1$s", "displayId": "%2$s", "author": {"name": "Ada", "emailAddress": "ada@example.org"},
                  "authorTimestamp": %3$d, "committer": {"name": "Ada", "emailAddress": "ada@example.org"},
                  "committerTimestamp": %4$d, "message": "Change"
                }
                """,
                commit.id(),
                commit.id().substring(0, Math.min(11, commit.id().length())),
                commit.authoredAt().toEpochMilli(),
                commit.committedAt().toEpochMilli());
        var parents = shape.putArray("parents");
        commit.parents().forEach(parent -> parents.addObject().put("id", parent).put("displayId", parent));
        return shape;
    }

    private JsonNode pullRequest(PullRequest request) {
        var shape = json(
                """
                {
                  "id": %1$d, "version": 2, "title": "%2$s", "description": "", "state": "%3$s", "open": %4$b, "closed": %5$b,
                  "createdDate": %6$d, "updatedDate": %6$d, "locked": false, "reviewers": [], "participants": [],
                  "fromRef": {"id": "refs/heads/feature/x", "displayId": "feature/x"},
                  "toRef": {"id": "refs/heads/main", "displayId": "main"},
                  "links": {"self": [{"href": "%7$s/projects/%8$s/repos/%9$s/pull-requests/%1$d"}]}
                }
                """,
                request.id(),
                request.title(),
                request.isMerged() ? "MERGED" : "OPEN",
                !request.isMerged(),
                request.isMerged(),
                request.createdAt().toEpochMilli(),
                site,
                repository.owner,
                repository.name);
        request.mergedAt().ifPresent(time -> shape.put("closedDate", time.toEpochMilli()));
        request.mergeCommit()
                .ifPresent(hash -> shape.putObject("properties")
                        .putObject("mergeCommit")
                        .put("id", hash)
                        .put("displayId", hash));
        return shape;
    }

    private <T> Answer page(Ask ask, List<T> all, Function<T, JsonNode> shape) {
        var limit = Math.min(ask.number("limit", 25), most);
        var start = ask.number("start", 0);
        var page = JSON.createObjectNode();
        var values = page.putArray("values");
        all.stream().skip(start).limit(limit).map(shape).forEach(values::add);
        page.put("size", values.size()).put("limit", limit).put("start", start);
        var isLast = start + values.size() >= all.size();
        page.put("isLastPage", isLast);
        if (!isLast) {
            page.put("nextPageStart", start + values.size());
        } else {
            page.putNull("nextPageStart");
        }
        return Answer.of(200, page);
    }
}
