package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.bitbucket.history.CommitHistory;
import io.jenkins.plugins.slipway.git.Deepening;
import io.jenkins.plugins.slipway.git.LocalClone;
import io.jenkins.plugins.slipway.git.UnusableClone;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway dora record commits}. */
@Command(
        name = "commits",
        description = {
            "Records the commits of a clone, which lead times need.",
            "It may be a working copy, a worktree or a bare one. Commits that are known are passed over.",
            "Where the clone is shallow, and a sign-in for Bitbucket is in the environment, the commits since the last"
                    + " deployment come from there."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora record commits --repo bitbucket:acme/checkout",
            "  slipway dora record commits --repo bitbucket:acme/checkout --revision origin/main ../checkout",
            "  slipway dora record commits --repo bitbucket:acme/checkout --from bitbucket",
            "",
            "A commit belongs to every environment: --environment is taken as everywhere, and not used.",
            "",
            DoraCommand.EXIT_CODES
        })
final class RecordCommitsCommand implements Callable<Integer> {
    private static final int AT_ONCE = 2_000;

    @Spec
    private CommandSpec command;

    @Mixin
    private Recorder recorder;

    @Option(names = "--repo", paramLabel = "NAME", required = true, description = "Its name, as deployments give it.")
    private String repo;

    @Option(
            names = "--revision",
            paramLabel = "REVISION",
            defaultValue = "HEAD",
            description = "From where back. Default: ${DEFAULT-VALUE}.")
    private String revision;

    @Option(
            names = "--unshallow",
            description =
                    "Fetch first what a shallow clone lacks: by Slipway itself, or where it cannot, by the git of this machine. Without it such a clone is refused.")
    private boolean unshallow;

    @Option(names = "--anew", description = "Read all, also what is known.")
    private boolean anew;

    @Mixin
    private BitbucketSource bitbucket;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "The clone, or a folder in it. Default: here.")
    private Path folder;

    @Override
    public Integer call() throws InterruptedException {
        if (bitbucket.isWanted()) {
            return fromBitbucket(localHead());
        }
        try {
            if (unshallow) {
                new Deepening(folder)
                        .deepen()
                        .words()
                        .ifPresent(command.commandLine().getErr()::println);
            }
            try (var clone = LocalClone.open(folder)) {
                if (clone.isShallow() && isInBitbucket() && bitbucket.isSignedIn()) {
                    command.commandLine()
                            .getErr()
                            .printf("%s is a shallow clone: the commits come from Bitbucket instead%n", folder);
                    return fromBitbucket(Optional.of(clone.resolve(revision)));
                }
                if (clone.isShallow()) {
                    throw new WrongUsage(
                            "%s is a shallow clone, so commits are missing: --unshallow fetches them, as 'git fetch --unshallow' does; or --from bitbucket"
                                    .formatted(folder));
                }
                return recorder.record(
                        ledger -> read(clone, ledger),
                        "commits of " + repo,
                        command.commandLine().getOut());
            }
        } catch (UnusableClone unusable) {
            throw new WrongUsage(unusable.getMessage(), unusable);
        }
    }

    private boolean isInBitbucket() {
        return repo.startsWith(BitbucketSource.PREFIX);
    }

    /** Of the clone here, if there is one that has it. */
    private Optional<String> localHead() {
        try (var clone = LocalClone.open(folder)) {
            return Optional.of(clone.resolve(revision));
        } catch (UnusableClone none) {
            return Optional.empty();
        }
    }

    /** @param head a full hash; without one the revision is Bitbucket's */
    private int fromBitbucket(Optional<String> head) {
        if (!isInBitbucket()) {
            throw new WrongUsage(
                    "--repo %s is not in Bitbucket: write %sOWNER/NAME".formatted(repo, BitbucketSource.PREFIX));
        }
        var line = command.commandLine();
        try (var opened = bitbucket.open(repo.substring(BitbucketSource.PREFIX.length()), line.getErr())) {
            return recorder.record(
                    ledger -> {
                        var history =
                                new CommitHistory(opened, ledger, bitbucket.byPullRequest(), line.getErr()::println);
                        var counted = history.upTo(head.orElse(revision));
                        counted.notes().forEach(line.getErr()::println);
                        return new Recorder.Count(counted.commits(), counted.freshCommits());
                    },
                    "commits of " + repo,
                    line.getOut());
        }
    }

    /** The oldest first, so that a reading that breaks off leaves no gap; the next one goes on there. */
    private Recorder.Count read(LocalClone clone, Ledger ledger) {
        var head = clone.resolve(revision);
        var known = anew ? List.<String>of() : ledger.knownHistories().heads(repo);
        int read = 0;
        int fresh = 0;
        try (var walk = clone.walk(repo, head, known)) {
            for (var commits = walk.next(AT_ONCE); !commits.isEmpty(); commits = walk.next(AT_ONCE)) {
                read += commits.size();
                fresh += ledger.doraEvents().append(commits);
            }
        }
        ledger.knownHistories().complete(repo, head);
        return new Recorder.Count(read, fresh);
    }
}
