package io.jenkins.plugins.slipway.bitbucket.cloud;

import io.jenkins.plugins.slipway.bitbucket.BuildStatus;
import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment;
import io.jenkins.plugins.slipway.bitbucket.PipelineRun;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.RepositoryDeployment;
import io.jenkins.plugins.slipway.bitbucket.cloud.Payloads.Hash;
import io.jenkins.plugins.slipway.bitbucket.wire.Texts;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Payloads as values of the port. */
final class Read {
    static final Set<String> OPEN_OR_MERGED = Set.of("OPEN", "MERGED");

    private Read() {}

    static <P, T> List<T> all(Payloads.Listed<P> listed, Function<P, T> one) {
        return listed.values() == null
                ? List.of()
                : listed.values().stream().map(one).toList();
    }

    static BuildStatus status(Payloads.CommitStatus read) {
        return new BuildStatus(
                Objects.requireNonNullElse(read.key(), ""),
                switch (String.valueOf(read.state())) {
                    case "SUCCESSFUL" -> BuildStatus.State.SUCCESSFUL;
                    case "FAILED" -> BuildStatus.State.FAILED;
                    case "STOPPED" -> BuildStatus.State.STOPPED;
                    default -> BuildStatus.State.IN_PROGRESS;
                },
                Objects.requireNonNullElse(read.name(), ""),
                Objects.requireNonNullElse(read.description(), ""),
                Texts.address(read.url()));
    }

    /** Of its two times it tells only the author's. */
    static RepositoryCommit commit(Payloads.ListedCommit read) {
        var at = read.date().toInstant();
        var parents = read.parents() == null ? List.<Hash>of() : read.parents();
        return new RepositoryCommit(
                read.hash(), parents.stream().map(Hash::hash).toList(), at, at);
    }

    static PullRequest pullRequest(Payloads.PullRequestRead read) {
        return new PullRequest(
                read.id(),
                Objects.requireNonNullElse(read.title(), ""),
                read.state().equals("MERGED"),
                read.createdOn().toInstant(),
                Optional.ofNullable(read.mergeCommit()).map(Hash::hash),
                Optional.empty(),
                Texts.address(page(read.links())));
    }

    private static String page(Payloads.Links links) {
        return links == null || links.html() == null ? null : links.html().href();
    }

    static DeploymentEnvironment environment(Payloads.Environment read) {
        var type = Optional.ofNullable(read.environmentType())
                .map(Payloads.Named::name)
                .orElse("");
        return new DeploymentEnvironment(
                read.uuid(),
                read.name(),
                switch (type) {
                    case "Test" -> DeploymentEnvironment.Kind.TESTING;
                    case "Staging" -> DeploymentEnvironment.Kind.STAGING;
                    case "Production" -> DeploymentEnvironment.Kind.PRODUCTION;
                    default -> DeploymentEnvironment.Kind.UNMAPPED;
                });
    }

    static RepositoryDeployment deployment(Payloads.Deployment read) {
        var release = Optional.ofNullable(read.release());
        return new RepositoryDeployment(
                read.uuid(),
                Optional.ofNullable(read.environment())
                        .map(Payloads.Named::uuid)
                        .orElse(""),
                release.map(Payloads.Release::commit).map(Hash::hash).orElse(""),
                state(read.state()),
                release.map(Payloads.Release::name),
                time(read.state().startedOn()),
                time(read.state().completedOn()),
                Optional.ofNullable(read.state().url()).or(() -> release.map(Payloads.Release::url)),
                release.map(Payloads.Release::pipeline).map(Payloads.Named::uuid));
    }

    private static RepositoryDeployment.State state(Payloads.State state) {
        if (state.name().equals("UNDEPLOYED")) {
            return RepositoryDeployment.State.UNDEPLOYED;
        }
        if (!state.name().equals("COMPLETED")) {
            return RepositoryDeployment.State.IN_PROGRESS;
        }
        return switch (state.status() == null ? "" : state.status().name()) {
            case "SUCCESSFUL" -> RepositoryDeployment.State.SUCCESSFUL;
            case "STOPPED" -> RepositoryDeployment.State.STOPPED;
            default -> RepositoryDeployment.State.FAILED;
        };
    }

    static PipelineRun pipeline(Payloads.Pipeline read) {
        var target = Optional.ofNullable(read.target());
        return new PipelineRun(
                read.uuid(),
                read.buildNumber(),
                target.map(Payloads.Target::commit).map(Hash::hash).orElse(""),
                target.map(at -> at.refName() == null ? at.source() : at.refName()),
                result(read.state()),
                read.createdOn().toInstant(),
                time(read.completedOn()));
    }

    private static PipelineRun.Result result(Payloads.State state) {
        if (!state.name().equals("COMPLETED")) {
            return PipelineRun.Result.RUNNING;
        }
        return switch (state.result() == null ? "" : state.result().name()) {
            case "SUCCESSFUL" -> PipelineRun.Result.SUCCESSFUL;
            case "STOPPED" -> PipelineRun.Result.STOPPED;
            default -> PipelineRun.Result.FAILED;
        };
    }

    private static Optional<Instant> time(OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
