package io.jenkins.plugins.slipway.bitbucket.history;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.BitbucketRefused;
import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment;
import io.jenkins.plugins.slipway.bitbucket.NotInBitbucket;
import io.jenkins.plugins.slipway.bitbucket.Page;
import io.jenkins.plugins.slipway.bitbucket.PipelineRun;
import io.jenkins.plugins.slipway.bitbucket.RepositoryDeployment;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings the deployments of a repository on Cloud into the ledger, a page at a time, and remembers after each how far it came. */
final class DeploymentReading {
    /** Whatever was still going on when an import ended has ended since, or never will. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Bitbucket bitbucket;
    private final Ledger ledger;
    private final Wanted wanted;
    private final ImportWatch watch;
    private final String source;
    private final Map<String, PipelineRun> runs = new HashMap<>();
    private final Set<String> withBaseline = new HashSet<>();
    private int read;
    private int fresh;
    private int endless;

    DeploymentReading(Bitbucket bitbucket, Ledger ledger, Wanted wanted, ImportWatch watch) {
        this.bitbucket = bitbucket;
        this.ledger = ledger;
        this.wanted = wanted;
        this.watch = watch;
        this.source = Source.of(bitbucket.address());
    }

    int read() {
        return read;
    }

    int fresh() {
        return fresh;
    }

    /** Empty when all was well. */
    Optional<String> note() {
        return endless == 0
                ? Optional.empty()
                : Optional.of(
                        "%d deployments are left out: Bitbucket does not tell when they ended".formatted(endless));
    }

    void run() {
        var names = bitbucket.environments().stream()
                .collect(Collectors.toMap(DeploymentEnvironment::id, environment -> name(environment.name())));
        wanted.hotfixes().ifPresent(prefix -> readRuns());
        var part = wanted.part();
        var enough = ledger.imports()
                .finishedAt(source, part)
                .map(time -> time.minus(LONGEST))
                .orElse(Instant.MIN);
        var cursor = ledger.imports().reached(source, part);
        do {
            var page = page(cursor);
            append(page.values(), names);
            cursor = page.next();
            if (cursor.isEmpty()
                    || isOver(
                            page.values(),
                            wanted.since().filter(enough::isBefore).orElse(enough))) {
                ledger.imports().finish(source, part);
                return;
            }
            ledger.imports().reach(source, part, cursor.get());
            watch.say("%d deployments of %s read"
                    .formatted(read, bitbucket.address().fullName()));
        } while (true);
    }

    /** As environments are called in {@code slipway.yaml}: {@code Production EU} is {@code production-eu}. */
    static String name(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
    }

    private void readRuns() {
        var cursor = Optional.<String>empty();
        do {
            var page = bitbucket.pipelines(cursor);
            page.values().forEach(run -> runs.put(run.id(), run));
            cursor = page.next();
            watch.say("%d runs of Pipelines read".formatted(runs.size()));
        } while (cursor.isPresent());
    }

    private Page<RepositoryDeployment> page(Optional<String> cursor) {
        try {
            return bitbucket.deployments(cursor);
        } catch (NotInBitbucket | BitbucketRefused outdated) {
            if (cursor.isEmpty()) {
                throw outdated;
            }
            return bitbucket.deployments(Optional.empty());
        }
    }

    /** Older pages are older only where this one is in order. */
    private static boolean isOver(List<RepositoryDeployment> page, Instant enough) {
        var starts = page.stream()
                .map(RepositoryDeployment::startedAt)
                .flatMap(Optional::stream)
                .toList();
        var sorted =
                starts.stream().sorted((one, other) -> other.compareTo(one)).toList();
        return !starts.isEmpty() && starts.equals(sorted) && starts.get(0).isBefore(enough);
    }

    private void append(List<RepositoryDeployment> page, Map<String, String> names) {
        Function<RepositoryDeployment, String> environment =
                deployment -> names.getOrDefault(deployment.environment(), deployment.environment());
        var events = page.stream()
                .filter(deployment -> deployment.state() != RepositoryDeployment.State.UNDEPLOYED)
                .filter(deployment -> wanted.includes(environment.apply(deployment)))
                .filter(this::hasItsEnd)
                .filter(this::isInTime)
                .map(deployment -> event(deployment, environment.apply(deployment)))
                .toList();
        read += events.size();
        fresh += ledger.doraEvents().append(events);
    }

    private boolean hasItsEnd(RepositoryDeployment deployment) {
        var isEndless = deployment.state() != RepositoryDeployment.State.IN_PROGRESS
                && deployment.finishedAt().isEmpty();
        endless += isEndless ? 1 : 0;
        return !isEndless;
    }

    private boolean isInTime(RepositoryDeployment deployment) {
        var end = deployment.finishedAt().orElse(Instant.MAX);
        if (wanted.until().filter(until -> !end.isBefore(until)).isPresent()) {
            return false;
        }
        return wanted.since().filter(end::isBefore).isEmpty()
                || deployment.state() == RepositoryDeployment.State.SUCCESSFUL
                        && withBaseline.add(deployment.environment());
    }

    private Deployment event(RepositoryDeployment deployment, String environment) {
        var run = deployment.pipeline().map(runs::get);
        var isHotfix = wanted.hotfixes()
                .filter(prefix -> run.flatMap(PipelineRun::branch)
                        .filter(branch -> branch.startsWith(prefix))
                        .isPresent())
                .isPresent();
        return new Deployment(
                "bitbucket:" + deployment.id().replaceAll("[{}]", ""),
                wanted.service(),
                environment,
                switch (deployment.state()) {
                    case SUCCESSFUL -> Deployment.Status.SUCCESS;
                    case STOPPED -> Deployment.Status.ABORTED;
                    case FAILED -> Deployment.Status.FAILURE;
                    case IN_PROGRESS, UNDEPLOYED -> Deployment.Status.IN_PROGRESS;
                },
                deployment.commit().isEmpty() ? null : deployment.commit(),
                bitbucket.address().eventName(),
                deployment.startedAt().orElse(null),
                deployment.finishedAt().orElse(null),
                isHotfix ? Deployment.Kind.HOTFIX : null,
                null,
                null,
                null,
                null,
                null,
                deployment.link().or(deployment::release).orElse(null),
                null);
    }
}
