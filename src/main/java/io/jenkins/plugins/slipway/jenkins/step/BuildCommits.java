package io.jenkins.plugins.slipway.jenkins.step;

import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.jenkins.operation.ControllerOperations;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The commits behind what a build deploys, without which there are no lead times: out of the clone in its workspace, else out of Jenkins'
 * change logs. That there are none is no fault of a deployment: it is said, and that is all.
 */
final class BuildCommits {
    /** Not more than some megabytes on the way from the agent. */
    private static final int PAGE = 5_000;

    private final Build build;
    private final ControllerOperations operations;

    BuildCommits(Build build, ControllerOperations operations) {
        this.build = build;
        this.operations = operations;
    }

    /**
     * Reads and appends what is not known yet.
     *
     * @param folder of the clone, in the workspace
     * @param repo the name that others give it; empty for one after the clone's address
     * @param fallback the repository that change logs are of when there is no clone; empty for none
     * @throws StoreUnavailable when the ledger cannot be written now
     */
    void record(String folder, String commit, Optional<String> repo, Optional<String> fallback)
            throws InterruptedException {
        var refused = fromClone(folder, commit, repo);
        if (refused.isEmpty() || isInBitbucket(refused.get())) {
            return;
        }
        var linear = fallback.map(name -> unknown(build.changes().upTo(name, commit)))
                .orElse(List.of());
        operations.ledger().doraEvents().append(linear);
        if (!linear.isEmpty()) {
            build.log()
                    .println(Messages.BuildCommits_ChangeLog(
                            linear.size(), refused.get().why()));
        } else if (fallback.filter(name -> !isKnown(name, commit)).isPresent()) {
            build.log().println(Messages.BuildCommits_None(refused.get().why()));
        }
    }

    private boolean isKnown(String repo, String commit) {
        return !operations
                .ledger()
                .doraEvents()
                .known("commit", List.of(repo + "@" + commit))
                .isEmpty();
    }

    private boolean isInBitbucket(Refused refused) {
        return refused.repository()
                .filter(name ->
                        new BitbucketCommits(operations, build.log()).record(name, refused.commit(), refused.why()))
                .isPresent();
    }

    /** Why a clone does not serve, and what is known of it nevertheless. */
    private record Refused(String why, Optional<String> repository, String commit) {}

    /** @return why there is nothing; empty when it was read */
    private Optional<Refused> fromClone(String folder, String commit, Optional<String> repo)
            throws InterruptedException {
        var refused = new Refused("", repo, commit);
        try {
            var workspace = build.workspace();
            if (workspace.isEmpty()) {
                return Optional.of(new Refused(Messages.BuildCommits_NoWorkspace(), repo, commit));
            }
            var found = workspace.get().commits(new ReadCommits(folder, commit, List.of(), 0, 0));
            if (found.fault() != null) {
                return Optional.of(new Refused(words(found.fault(), folder), repo, commit));
            }
            var name = repo.or(() -> Optional.ofNullable(found.name()));
            if (name.isEmpty()) {
                return Optional.of(new Refused(Messages.BuildCommits_NoName(), repo, commit));
            }
            refused = new Refused("", name, found.head());
            read(workspace.get(), folder, found.head(), name.get());
            return Optional.empty();
        } catch (IOException | Unreadable gone) {
            return Optional.of(new Refused(String.valueOf(gone.getMessage()), refused.repository(), refused.commit()));
        }
    }

    private void read(Workspace workspace, String folder, String head, String name)
            throws IOException, InterruptedException {
        var ledger = operations.ledger();
        var known = ledger.knownHistories().heads(name);
        int read = 0;
        List<Commit> commits;
        do {
            var page = workspace.commits(new ReadCommits(folder, head, known, read, PAGE));
            if (page.fault() != null) {
                throw new Unreadable(words(page.fault(), folder));
            }
            commits = page.commits(name);
            ledger.doraEvents().append(commits);
            read += commits.size();
        } while (commits.size() == PAGE);
        ledger.knownHistories().complete(name, head);
        build.log().println(Messages.BuildCommits_Read(name, read));
    }

    /** A change log knows less of a commit than a clone does. */
    private List<Commit> unknown(List<Commit> linear) {
        var known = operations
                .ledger()
                .doraEvents()
                .known("commit", linear.stream().map(Commit::item).toList());
        return linear.stream().filter(commit -> !known.contains(commit.item())).toList();
    }

    private static String words(String fault, String folder) {
        return switch (fault) {
            case ReadCommits.NO_FOLDER -> Messages.ReadCommits_NoFolder(folder);
            case ReadCommits.OUTSIDE -> Messages.ReadCommits_Outside(folder);
            default -> fault;
        };
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }
}
