package io.jenkins.plugins.slipway.bitbucket.history;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.Bitbuckets;
import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment;
import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.RepositoryDeployment;
import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import io.jenkins.plugins.slipway.bitbucket.simulated.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A repository whose commits are a day apart, and deployed where a test says. */
final class Shop implements AutoCloseable {
    static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration DAY = Duration.ofDays(1);
    final VirtualTime time = new VirtualTime();
    final SimulatedBitbucket simulated;
    private int deployments;

    Shop(SimulatedBitbucket simulated) {
        this.simulated = simulated;
        simulated
                .repository()
                .add(new DeploymentEnvironment("{env-p}", "Production", DeploymentEnvironment.Kind.PRODUCTION))
                .add(new DeploymentEnvironment("{env-s}", "Pre Live", DeploymentEnvironment.Kind.STAGING));
    }

    static String hash(int number) {
        return "%040x".formatted(number);
    }

    /** Authored on day {@code number}. */
    static Instant day(int number) {
        return FIRST.plus(DAY.multipliedBy(number));
    }

    Shop commit(int number, int... parents) {
        var hashes = Arrays.stream(parents).mapToObj(Shop::hash).toList();
        simulated.repository().add(new RepositoryCommit(hash(number), hashes, day(number), day(number)));
        return this;
    }

    /** Each the parent of the next. */
    Shop chain(int from, int to) {
        for (int number = from; number <= to; number++) {
            if (number == 0) {
                commit(0);
            } else {
                commit(number, number - 1);
            }
        }
        return this;
    }

    /** Twelve hours after the commit; the newest of all so far. */
    Shop deployed(int commit, String environment, RepositoryDeployment.State state) {
        deployments++;
        var end = day(commit).plus(DAY.dividedBy(2));
        simulated
                .repository()
                .addNewest(new RepositoryDeployment(
                        "{d-%d}".formatted(deployments),
                        environment,
                        hash(commit),
                        state,
                        Optional.of("#" + deployments),
                        state == RepositoryDeployment.State.UNDEPLOYED
                                ? Optional.empty()
                                : Optional.of(end.minusSeconds(60)),
                        state == RepositoryDeployment.State.SUCCESSFUL || state == RepositoryDeployment.State.FAILED
                                ? Optional.of(end)
                                : Optional.empty(),
                        Optional.of("https://bitbucket.org/acme/checkout/pipelines/results/" + deployments),
                        Optional.of("{run-%d}".formatted(deployments))));
        return this;
    }

    Shop deployed(int... commits) {
        for (var commit : commits) {
            deployed(commit, "{env-p}", RepositoryDeployment.State.SUCCESSFUL);
        }
        return this;
    }

    Bitbucket open() {
        return Bitbuckets.open(simulated.address(), simulated.signIn(), time.patience(Duration.ofMinutes(2)));
    }

    static Wanted wanted() {
        return new Wanted("checkout", Set.of(), Optional.empty(), Optional.empty(), "HEAD", Optional.empty(), false);
    }

    /** Paths of all calls for lists of commits. */
    List<String> commitCalls() {
        return simulated.seen().stream()
                .filter(seen -> seen.path().endsWith("/commits"))
                .map(SimulatedBitbucket.Seen::query)
                .toList();
    }

    @Override
    public void close() {
        simulated.close();
    }
}
