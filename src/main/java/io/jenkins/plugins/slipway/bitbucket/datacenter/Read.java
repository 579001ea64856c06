package io.jenkins.plugins.slipway.bitbucket.datacenter;

import io.jenkins.plugins.slipway.bitbucket.BuildStatus;
import io.jenkins.plugins.slipway.bitbucket.Page;
import io.jenkins.plugins.slipway.bitbucket.PullRequest;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.wire.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Payloads as values of the port. */
final class Read {
    static final Set<String> OPEN_OR_MERGED = Set.of("OPEN", "MERGED");

    private Read() {}

    static <P, T> Page<T> page(Payloads.Listed<P> listed, Function<P, T> one) {
        var values = listed.values() == null
                ? List.<T>of()
                : listed.values().stream().map(one).toList();
        var next = listed.isLastPage() ? null : listed.nextPageStart();
        return new Page<>(values, Optional.ofNullable(next).map(String::valueOf));
    }

    static BuildStatus status(Payloads.Build read) {
        return new BuildStatus(
                Objects.requireNonNullElse(read.key(), ""),
                switch (String.valueOf(read.state())) {
                    case "SUCCESSFUL" -> BuildStatus.State.SUCCESSFUL;
                    case "FAILED" -> BuildStatus.State.FAILED;
                    case "CANCELLED" -> BuildStatus.State.STOPPED;
                    default -> BuildStatus.State.IN_PROGRESS;
                },
                Objects.requireNonNullElse(read.name(), ""),
                Objects.requireNonNullElse(read.description(), ""),
                Texts.address(read.url()));
    }

    static RepositoryCommit commit(Payloads.ListedCommit read) {
        var parents = read.parents() == null ? List.<Payloads.Id>of() : read.parents();
        return new RepositoryCommit(
                read.id(),
                parents.stream().map(Payloads.Id::id).toList(),
                Instant.ofEpochMilli(read.authorTimestamp()),
                Instant.ofEpochMilli(read.committerTimestamp()));
    }

    static PullRequest pullRequest(Payloads.PullRequestRead read) {
        var isMerged = read.state().equals("MERGED");
        return new PullRequest(
                read.id(),
                Objects.requireNonNullElse(read.title(), ""),
                isMerged,
                Instant.ofEpochMilli(read.createdDate()),
                Optional.ofNullable(read.properties())
                        .map(Payloads.Properties::mergeCommit)
                        .map(Payloads.Id::id),
                Optional.ofNullable(read.closedDate()).filter(at -> isMerged).map(Instant::ofEpochMilli),
                Texts.address(self(read.links())));
    }

    private static String self(Payloads.Links links) {
        return links == null || links.self() == null || links.self().isEmpty()
                ? null
                : links.self().get(0).href();
    }
}
