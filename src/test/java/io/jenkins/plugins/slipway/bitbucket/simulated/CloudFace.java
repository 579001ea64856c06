package io.jenkins.plugins.slipway.bitbucket.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Bitbucket Cloud 2.0; the shapes are those of Atlassian's documentation. */
final class CloudFace extends Face {
    private final SimulatedRepository repository;
    private final String api;
    private final CloudShapes shapes;
    private final int most;
    private volatile Set<String> scopes = Set.of();

    /** @param most values of a page, however many are asked for */
    CloudFace(SimulatedRepository repository, String api, int most) {
        this.repository = repository;
        this.api = api;
        this.most = most;
        this.shapes = new CloudShapes(repository, api);
        var commit = "/2\\.0/repositories/%s/%s/commit/(?<commit>[^/]+)".formatted(repository.owner, repository.name);
        var here = "/2\\.0/repositories/%s/%s".formatted(repository.owner, repository.name);
        route("POST " + commit + "/statuses/build", "repository", this::putStatus);
        route(
                "GET " + commit + "/statuses",
                "repository",
                ask -> ofCommit(
                        ask,
                        found -> page(
                                ask, List.copyOf(repository.statuses(found.id()).values()), shape -> shape)));
        route("GET " + here + "/commits", "repository", this::commits);
        route("GET " + commit + "/pullrequests", "pullrequest", this::pullRequestsOf);
        route("GET " + here + "/pullrequests/(?<id>\\d+)", "pullrequest", this::pullRequest);
        route("GET " + here + "/pullrequests/(?<id>\\d+)/commits", "pullrequest", this::commitsOf);
        route(
                "GET " + here + "/deployments/",
                "pipeline",
                ask -> numbered(ask, repository.deployments, shapes::deployment));
        route(
                "GET " + here + "/environments/",
                "pipeline",
                ask -> numbered(ask, repository.environments, shapes::environment));
        route("GET " + here + "/pipelines/", "pipeline", ask -> numbered(ask, repository.pipelines, shapes::pipeline));
        route("PUT " + commit + "/reports/(?<key>[^/]+)", "repository", this::putReport);
        route("DELETE " + commit + "/reports/(?<key>[^/]+)", "repository", this::deleteReport);
        route("POST " + commit + "/reports/(?<key>[^/]+)/annotations", "repository", this::addAnnotations);
    }

    void scopes(Set<String> granted) {
        scopes = granted;
    }

    @Override
    Optional<Answer> missing(String scope) {
        if (scopes.contains(scope)) {
            return Optional.empty();
        }
        var error = (ObjectNode) error(403, "Your credentials lack one or more required privilege scopes.")
                .body()
                .get("error");
        var detail = error.putObject("detail");
        var granted = detail.putArray("granted");
        scopes.stream().sorted().forEach(granted::add);
        detail.putArray("required").add(scope);
        return Optional.of(
                Answer.of(403, JSON.createObjectNode().put("type", "error").set("error", error)));
    }

    @Override
    Answer notFound(String what) {
        return error(404, what);
    }

    @Override
    Answer error(int status, String message) {
        var error = JSON.createObjectNode().put("type", "error");
        error.putObject("error").put("message", message);
        return Answer.of(status, error);
    }

    private Answer ofCommit(Ask ask, Function<RepositoryCommit, Answer> answer) {
        return repository.commit(ask.part().group("commit")).map(answer).orElseGet(() -> notFound("Commit not found"));
    }

    private Answer putStatus(Ask ask) {
        return ofCommit(ask, commit -> {
            var key = ask.body().path("key").asText();
            if (ask.body().path("url").asText().isEmpty()) {
                return error(400, "Bad request");
            }
            var shape = shapes.status(commit.id(), ask.body());
            repository.statuses(commit.id()).put(key, shape);
            return Answer.of(201, shape);
        });
    }

    /** The next address carries a context of its own in place of what was asked. */
    private Answer commits(Ask ask) {
        var context = ask.query().containsKey("ctx")
                ? new String(Base64.getDecoder().decode(ask.query().get("ctx")), StandardCharsets.UTF_8).split(">")
                : new String[] {
                    ask.query().getOrDefault("include", ""), ask.query().getOrDefault("exclude", "")
                };
        var exclude = context.length > 1 ? context[1] : "";
        for (var revision : context) {
            if (!revision.isEmpty() && repository.commit(revision).isEmpty()) {
                var error = error(404, "Commit not found");
                ((ObjectNode) error.body()).putObject("data").putArray("shas").add(revision);
                return error;
            }
        }
        var all = repository.between(
                repository.commit(context[0]).orElseThrow(),
                exclude.isEmpty() ? Optional.empty() : repository.commit(exclude));
        // as long as to need padding and signs that an address must encode
        var next =
                Base64.getEncoder().encodeToString((context[0] + ">" + exclude + ">").getBytes(StandardCharsets.UTF_8));
        return page(ask, all, shapes::commit, "ctx=" + URLEncoder.encode(next, StandardCharsets.UTF_8) + "&");
    }

    private Answer pullRequestsOf(Ask ask) {
        var commit = ask.part().group("commit");
        if (!repository.isIndexed) {
            return notFound("Pull request commit links have not yet been indexed.");
        }
        if (repository.indexing.contains(commit)) {
            return Answer.of(
                    202,
                    error(202, "The repository's pull requests are still being indexed.")
                            .body());
        }
        return ofCommit(ask, found -> page(ask, repository.pullRequestsOf(commit), shapes::listedPullRequest));
    }

    private Answer pullRequest(Ask ask) {
        return Optional.ofNullable(
                        repository.pullRequests.get(Long.valueOf(ask.part().group("id"))))
                .map(found -> Answer.of(200, shapes.pullRequest(found)))
                .orElseGet(() -> notFound("Pull request not found"));
    }

    private Answer commitsOf(Ask ask) {
        return Optional.ofNullable(
                        repository.commitsOf.get(Long.valueOf(ask.part().group("id"))))
                .map(ids ->
                        page(ask, ids, id -> shapes.commit(repository.commit(id).orElseThrow())))
                .orElseGet(() -> notFound("Pull request not found"));
    }

    private Answer putReport(Ask ask) {
        return ofCommit(ask, commit -> {
            if (ask.body().path("data").size() > 10
                    || ask.body().path("details").asText().length() > 2_000) {
                return error(400, "Report is too large");
            }
            repository.reports(commit.id()).put(ask.part().group("key"), ask.body());
            return Answer.of(200, ask.body());
        });
    }

    private Answer deleteReport(Ask ask) {
        var commit = ask.part().group("commit");
        var key = ask.part().group("key");
        repository.annotations(commit, key).clear();
        return repository.reports(commit).remove(key) == null ? notFound("Report not found") : Answer.of(204, null);
    }

    private Answer addAnnotations(Ask ask) {
        return ofCommit(ask, commit -> {
            var known = repository.annotations(commit.id(), ask.part().group("key"));
            if (ask.body().size() > 100 || known.size() + ask.body().size() > 1_000) {
                return error(400, "Too many annotations");
            }
            if (!repository.reports(commit.id()).containsKey(ask.part().group("key"))) {
                return notFound("Report not found");
            }
            for (var annotation : ask.body()) {
                if (annotation.path("summary").asText().length() > 450) {
                    return error(400, "Summary is too long");
                }
                known.put(annotation.path("external_id").asText(), annotation);
            }
            return Answer.of(200, ask.body());
        });
    }

    private <T> Answer page(Ask ask, List<T> all, Function<T, JsonNode> shape) {
        return page(ask, all, shape, "");
    }

    private <T> Answer page(Ask ask, List<T> all, Function<T, JsonNode> shape, String context) {
        var page = part(ask, all, shape);
        var length = page.get("pagelen").asInt();
        var number = page.get("page").asInt();
        if (number * length < all.size()) {
            page.put(
                    "next",
                    "%s%s?%spagelen=%d&page=%d"
                            .formatted(api.replaceFirst("/2\\.0$", ""), ask.path(), context, length, number + 1));
        }
        return Answer.of(200, page);
    }

    /** As Pipelines does it: the size, and no next address. */
    private <T> Answer numbered(Ask ask, List<T> all, Function<T, JsonNode> shape) {
        return Answer.of(200, part(ask, all, shape).put("size", all.size()));
    }

    private <T> ObjectNode part(Ask ask, List<T> all, Function<T, JsonNode> shape) {
        var length = Math.min(ask.number("pagelen", 10), most);
        var number = ask.number("page", 1);
        var page = JSON.createObjectNode().put("page", number).put("pagelen", length);
        ArrayNode values = page.putArray("values");
        all.stream().skip((long) (number - 1) * length).limit(length).map(shape).forEach(values::add);
        return page;
    }
}
