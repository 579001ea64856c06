package io.jenkins.plugins.slipway.git;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Fetches what a shallow clone lacks: by JGit, and where that cannot reach the remote (SSH, or credentials that only git's own programs
 * know), by the {@code git} of this machine.
 */
public final class Deepening {
    private static final int SILENCE_SECONDS = 60;

    /** Who fetched. */
    public enum By {
        NOBODY(null),
        JGIT("the missing history was fetched by Slipway itself (JGit)"),
        GIT("the missing history was fetched by the git of this machine");

        private final String words;

        By(String words) {
            this.words = words;
        }

        /** For people; empty when there was nothing to do. */
        public Optional<String> words() {
            return Optional.ofNullable(words);
        }
    }

    private final Path folder;

    public Deepening(Path folder) {
        this.folder = folder;
    }

    /** Leaves a whole clone as it is. @throws UnusableClone when it is still shallow afterwards */
    public By deepen() throws InterruptedException {
        try (var clone = LocalClone.open(folder)) {
            if (!clone.isShallow()) {
                return By.NOBODY;
            }
            var refused = byJGit(clone.repository());
            if (refused == null) {
                return made(By.JGIT);
            }
            byGit(refused);
            return made(By.GIT);
        }
    }

    /** @return why it could not, or null */
    private Exception byJGit(Repository repository) {
        try (var git = new Git(repository)) {
            var edge = repository.getObjectDatabase().getShallowCommits();
            git.fetch()
                    .setRemote(remote(repository))
                    .setUnshallow(true)
                    .setTimeout(SILENCE_SECONDS)
                    .call();
            requireParents(repository, edge);
            return null;
        } catch (GitAPIException | JGitInternalException | IOException refused) {
            return refused;
        }
    }

    /** JGit takes the clone for whole even if nothing more came: git could not work with it any longer. */
    private void requireParents(Repository repository, Set<ObjectId> edge) throws IOException {
        try (var walk = new RevWalk(repository)) {
            for (var id : edge) {
                for (var parent : walk.parseCommit(id).getParents()) {
                    if (!repository.getObjectDatabase().has(parent)) {
                        repository.getObjectDatabase().setShallowCommits(edge);
                        throw stillShallow();
                    }
                }
            }
        }
    }

    /** That of the branch, as git has it. */
    private static String remote(Repository repository) throws IOException {
        var own = repository
                .getConfig()
                .getString(
                        ConfigConstants.CONFIG_BRANCH_SECTION,
                        repository.getBranch(),
                        ConfigConstants.CONFIG_KEY_REMOTE);
        return own == null ? Constants.DEFAULT_REMOTE_NAME : own;
    }

    private void byGit(Exception refused) throws InterruptedException {
        var command = List.of("git", "-C", folder.toString(), "fetch", "--quiet", "--unshallow");
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("GIT_TERMINAL_PROMPT", "0");
            var process = builder.start();
            process.getOutputStream().close();
            List<String> lines;
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                lines = reader.lines().toList();
            }
            if (process.waitFor() != 0) {
                throw failed(refused, lines.isEmpty() ? "git failed" : lines.get(0));
            }
        } catch (IOException noGit) {
            refused.addSuppressed(noGit);
            throw failed(refused, "there is no git on this machine");
        }
    }

    private UnusableClone failed(Exception refused, String git) {
        return new UnusableClone(
                "the history of %s cannot be fetched: JGit: %s; git: %s".formatted(folder, refused.getMessage(), git),
                refused);
    }

    /** Looks anew: another program may have fetched. */
    private By made(By who) {
        try (var clone = LocalClone.open(folder)) {
            if (clone.isShallow()) {
                throw stillShallow();
            }
            return who;
        }
    }

    private UnusableClone stillShallow() {
        return new UnusableClone(
                "%s is still a shallow clone: what it was cloned from is shallow, too; fetch from where all of it is"
                        .formatted(folder));
    }
}
