package io.jenkins.plugins.slipway.bitbucket.simulated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment;
import io.jenkins.plugins.slipway.bitbucket.PipelineRun;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.RepositoryDeployment;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values in the shapes of Cloud, with the fields around them that Slipway has no use for. */
final class CloudShapes {
    private final SimulatedRepository repository;
    private final String api;
    private final String site;

    CloudShapes(SimulatedRepository repository, String api) {
        this.repository = repository;
        this.api = api + "/repositories/" + repository.owner + "/" + repository.name;
        this.site = "https://bitbucket.org/" + repository.owner + "/" + repository.name;
    }

    /** With an offset, as commits have it. */
    private static String offset(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME
                .format(time.atOffset(ZoneOffset.UTC))
                .replaceFirst("Z$", "+00:00");
    }

    ObjectNode commit(RepositoryCommit commit) {
        var shape = Face.json("""
                {
                  "type": "commit", "hash": "%1$s", "date": "%2$s",
                  "author": {"type": "author", "raw": "Ada <ada@example.org>", "user": {"display_name": "Ada", "type": "user",
                    "uuid": "{7d3a178a-0000-4756-b2da-2f9eadf50ba8}", "account_id": "557058:0", "nickname": "ada"}},
                  "message": "Change\\n", "summary": {"type": "rendered", "raw": "Change\\n", "markup": "markdown", "html": "<p>Change</p>"},
                  "links": {"self": {"href": "%3$s/commit/%1$s"}, "html": {"href": "%4$s/commits/%1$s"},
                    "diff": {"href": "%3$s/diff/%1$s"}, "statuses": {"href": "%3$s/commit/%1$s/statuses"}},
                  "rendered": {}, "properties": {}
                }
                """, commit.id(), offset(commit.authoredAt()), api, site);
        var parents = shape.putArray("parents");
        commit.parents()
                .forEach(parent -> parents.addObject()
                        .put("hash", parent)
                        .put("type", "commit")
                        .putObject("links")
                        .putObject("self")
                        .put("href", api + "/commit/" + parent));
        return shape;
    }

    ObjectNode status(String commit, JsonNode sent) {
        var shape = Face.json("""
                {
                  "type": "build", "refname": null,
                  "commit": {"hash": "%1$s", "type": "commit", "links": {"self": {"href": "%2$s/commit/%1$s"}}},
                  "repository": {"type": "repository", "full_name": "%3$s/%4$s", "name": "%4$s",
                    "uuid": "{f991126e-6825-40ea-a1c2-e72c336ae41e}"},
                  "created_on": "2026-11-20T10:23:20.512180+00:00", "updated_on": "2026-11-20T10:23:20.512180+00:00",
                  "links": {"self": {"href": "%2$s/commit/%1$s/statuses/build/x"}}
                }
                """, commit, api, repository.owner, repository.name);
        sent.properties().forEach(field -> shape.set(field.getKey(), field.getValue()));
        return shape;
    }

    /** In the list of a commit there is little of it. */
    ObjectNode listedPullRequest(PullRequest request) {
        return Face.json("""
                {"type": "pullrequest", "id": %1$d, "title": "%2$s",
                 "links": {"self": {"href": "%3$s/pullrequests/%1$d"}, "html": {"href": "%4$s/pull-requests/%1$d"}}}
                """, request.id(), request.title(), api, site);
    }

    ObjectNode pullRequest(PullRequest request) {
        var shape = listedPullRequest(request);
        shape.put("description", "").put("state", request.isMerged() ? "MERGED" : "OPEN");
        shape.put("created_on", offset(request.createdAt())).put("updated_on", offset(request.createdAt()));
        shape.put("close_source_branch", true)
                .put("comment_count", 0)
                .put("task_count", 0)
                .put("reason", "");
        shape.putObject("source").putObject("branch").put("name", "feature/x");
        shape.putObject("destination").putObject("branch").put("name", "main");
        shape.putNull("merge_commit");
        request.mergeCommit()
                .ifPresent(hash -> shape.putObject("merge_commit")
                        .put("type", "commit")
                        .put("hash", hash.substring(0, Math.min(12, hash.length()))));
        return shape;
    }

    ObjectNode environment(DeploymentEnvironment environment) {
        var type = switch (environment.kind()) {
            case PRODUCTION -> "Production";
            case STAGING -> "Staging";
            default -> "Test";
        };
        return Face.json("""
                {"type": "deployment_environment", "uuid": "%s", "name": "%s", "slug": "x", "rank": 0, "hidden": false,
                 "environment_type": {"type": "deployment_environment_type", "name": "%s", "rank": 0},
                 "lock": {"type": "deployment_environment_lock_open", "name": "OPEN"}, "environment_lock_enabled": true}
                """, environment.id(), environment.name(), type);
    }

    ObjectNode deployment(RepositoryDeployment deployment) {
        var shape = Face.json(
                """
                {
                  "type": "deployment", "uuid": "%1$s", "key": "x", "version": 1, "number": 1,
                  "step": {"type": "pipeline_step", "uuid": "{009577b4-0000-4498-99bf-a00ef7254ca3}"},
                  "environment": {"type": "deployment_environment", "uuid": "%2$s"},
                  "release": {"type": "deployment_release", "uuid": "{0d7c}", "name": "%3$s", "key": "pipelines-x",
                    "url": "%4$s/pipelines/results/1", "created_on": "2026-10-01T09:38:17.522007Z",
                    "commit": {"type": "commit", "hash": "%5$s", "links": {"html": {"href": "%4$s/commits/%5$s"}}}},
                  "last_update_time": "2026-10-01T09:38:52.307323Z"
                }
                """,
                deployment.id(),
                deployment.environment(),
                deployment.release().orElse("#1"),
                site,
                deployment.commit());
        deployment
                .pipeline()
                .ifPresent(uuid -> ((ObjectNode) shape.get("release"))
                        .putObject("pipeline")
                        .put("type", "pipeline")
                        .put("uuid", uuid));
        var state = shape.putObject("state");
        var name = switch (deployment.state()) {
            case UNDEPLOYED -> "UNDEPLOYED";
            case IN_PROGRESS -> "IN_PROGRESS";
            default -> "COMPLETED";
        };
        state.put("type", "deployment_state_" + name.toLowerCase(Locale.ROOT)).put("name", name);
        deployment.link().ifPresent(url -> state.put("url", url));
        deployment.startedAt().ifPresent(time -> state.put("started_on", time.toString()));
        deployment.finishedAt().ifPresent(time -> state.put("completed_on", time.toString()));
        if (name.equals("COMPLETED")) {
            state.putObject("status")
                    .put(
                            "type",
                            "deployment_state_completed_"
                                    + deployment.state().name().toLowerCase(Locale.ROOT))
                    .put("name", deployment.state().name());
        }
        return shape;
    }

    ObjectNode pipeline(PipelineRun run) {
        var shape = Face.json(
                """
                {
                  "type": "pipeline", "uuid": "%s", "build_number": %d, "run_number": 1, "build_seconds_used": 12,
                  "created_on": "%s", "creator": {"type": "user", "display_name": "Ada"},
                  "trigger": {"type": "pipeline_trigger_push", "name": "PUSH"},
                  "target": {"type": "pipeline_ref_target", "ref_type": "branch", "ref_name": "%s",
                    "selector": {"type": "default"}, "commit": {"type": "commit", "hash": "%s"}}
                }
                """, run.id(), run.number(), run.createdAt(), run.branch().orElse("main"), run.commit());
        run.completedAt().ifPresent(time -> shape.put("completed_on", time.toString()));
        var state = shape.putObject("state");
        if (run.result() == PipelineRun.Result.RUNNING) {
            state.put("type", "pipeline_state_in_progress").put("name", "IN_PROGRESS");
        } else {
            state.put("type", "pipeline_state_completed").put("name", "COMPLETED");
            state.putObject("result")
                    .put("type", "pipeline_state_completed_x")
                    .put("name", run.result().name());
        }
        return shape;
    }
}
