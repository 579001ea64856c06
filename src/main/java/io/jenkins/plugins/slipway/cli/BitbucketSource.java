package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import io.jenkins.plugins.slipway.bitbucket.Patience;
import io.jenkins.plugins.slipway.bitbucket.SignIn;
import io.jenkins.plugins.slipway.bitbucket.Site;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The Bitbucket that a command reads, in place of a file or a clone. */
final class BitbucketSource {
    /** As commits and deployments name a repository of it. */
    static final String PREFIX = "bitbucket:";

    /** Cloud counts over an hour; more than two mean that others use up the limit. */
    private static final Duration LONGEST = Duration.ofHours(3);
    /** Shorter ones are nobody's concern. */
    private static final Duration WORTH_A_LINE = Duration.ofSeconds(10);

    /** Where from. */
    enum Kind {
        BITBUCKET
    }

    @Option(
            names = "--from",
            paramLabel = "bitbucket",
            description =
                    "Read Bitbucket, Cloud or Data Center. The sign-in is that of the environment (docs/bitbucket.md).")
    private Kind from;

    @Option(
            names = "--bitbucket",
            paramLabel = "NAME",
            defaultValue = OwnBitbucket.NAME,
            description = "A bitbucket of the connections file. Default: ${DEFAULT-VALUE}, the environment's.")
    private String name;

    @Option(
            names = "--connections",
            paramLabel = "FILE",
            description = "Where --bitbucket is defined. Default: ~/.config/slipway/connections.yaml.")
    private Path connections;

    @Option(
            names = "--pull-requests",
            description =
                    "A commit that a pull request squashed counts from the first commit of it: two calls a commit.")
    private boolean pullRequests;

    boolean isWanted() {
        return from != null;
    }

    boolean byPullRequest() {
        return pullRequests;
    }

    /** Whether somebody can be signed in without being told more. */
    boolean isSignedIn() {
        var signIn = site().signIn();
        return !(signIn instanceof SignIn.Nobody || signIn instanceof SignIn.StepProxy);
    }

    /** @throws WrongUsage when there is no such Bitbucket, or it cannot be called so */
    Bitbucket open(String ownerAndName, PrintWriter progress) {
        var site = site();
        // the proxy of a step lets nobody read
        var signIn = site.signIn() instanceof SignIn.StepProxy ? new SignIn.Nobody() : site.signIn();
        try {
            return new Site(site.url(), site.cloudApi(), signIn).open(ownerAndName, patience(progress));
        } catch (IllegalArgumentException unusable) {
            throw new WrongUsage(unusable.getMessage(), unusable);
        }
    }

    private Site site() {
        var file = Optional.ofNullable(connections).orElseGet(CloudOptions::usualFile);
        return Connections.read(file, connections != null, Optional.empty())
                .bitbucket(name)
                .or(() -> Optional.of(name)
                        .filter(OwnBitbucket.NAME::equals)
                        .map(own -> OwnBitbucket.of(System.getenv())))
                .orElseThrow(() -> new WrongUsage(
                        "there is no bitbucket '%s': define it below 'bitbuckets:' in %s".formatted(name, file)));
    }

    private static Patience patience(PrintWriter progress) {
        var real = Patience.upTo(LONGEST);
        return new Patience(LONGEST, real.clock(), wake -> {
            if (Duration.between(real.clock().instant(), wake).compareTo(WORTH_A_LINE) > 0) {
                progress.printf("waiting for Bitbucket's rate limit until %s%n", seconds(wake));
            }
            real.waiter().await(wake);
        });
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
