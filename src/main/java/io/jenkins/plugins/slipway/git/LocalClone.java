package io.jenkins.plugins.slipway.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A clone with a working copy, a worktree of one, or a bare one. It is only read: nothing that it configures is run. */
public final class LocalClone implements AutoCloseable {
    private static final String PLAIN_IDS = "sha1";

    private final Path folder;
    private final Repository repository;

    private LocalClone(Path folder, Repository repository) {
        this.folder = folder;
        this.repository = repository;
    }

    /**
     * Opens the clone that a folder belongs to.
     *
     * @throws UnusableClone when it belongs to none, or to one whose history is not what was committed
     */
    public static LocalClone open(Path folder) {
        var clone = new LocalClone(folder, repository(folder));
        try {
            clone.requireKnownForm();
            return clone;
        } catch (IOException unreadable) {
            clone.close();
            throw clone.unreadable(unreadable);
        } catch (UnusableClone unusable) {
            clone.close();
            throw unusable;
        }
    }

    private static Repository repository(Path folder) {
        var builder =
                new FileRepositoryBuilder().findGitDir(folder.toAbsolutePath().toFile());
        if (builder.getGitDir() == null) {
            throw noClone(folder, null);
        }
        try {
            return builder.setMustExist(true).build();
        } catch (RepositoryNotFoundException none) {
            throw noClone(folder, none);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new UnusableClone(
                    "the clone %s cannot be opened: %s".formatted(folder, unreadable.getMessage()), unreadable);
        }
    }

    private static UnusableClone noClone(Path folder, Throwable cause) {
        return new UnusableClone(
                "%s is not a git repository, and in none: name the folder of a clone".formatted(folder), cause);
    }

    private void requireKnownForm() throws IOException {
        var ids = repository.getConfig().getString("extensions", null, "objectformat");
        if (ids != null && !ids.equalsIgnoreCase(PLAIN_IDS)) {
            throw new UnusableClone("%s names its commits by %s, which cannot be read: only clones with SHA-1 can"
                    .formatted(folder, ids));
        }
        var grafts = repository.getCommonDirectory().toPath().resolve("info").resolve("grafts");
        if (Files.isRegularFile(grafts) && Files.size(grafts) > 0) {
            throw new UnusableClone(
                    "%s has grafts, which give commits other parents than they have: remove %s, or use another clone"
                            .formatted(folder, grafts));
        }
    }

    /** Where its objects are; the same for all worktrees. */
    public File directory() {
        return repository.getCommonDirectory();
    }

    /** Whether older commits are missing. */
    public boolean isShallow() {
        try {
            return !repository.getObjectDatabase().getShallowCommits().isEmpty();
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    /** What others call the repository, after the address that it was cloned from; empty without one. */
    public Optional<String> name() {
        return RepositoryName.of(repository.getConfig().getString("remote", "origin", "url"));
    }

    /** The full id of a commit. @throws UnusableClone when the clone has none of that name */
    public String resolve(String revision) {
        try (var walk = new RevWalk(repository)) {
            var id = repository.resolve(revision + "^{commit}");
            if (id == null) {
                throw vanished(revision, null);
            }
            return walk.parseCommit(id).name();
        } catch (MissingObjectException gone) {
            throw vanished(revision, gone);
        } catch (RevisionSyntaxException noRevision) {
            throw vanished(revision, noRevision);
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    /**
     * All commits that one reaches by any parent, but none that any of those reaches which are known; parents come before children.
     *
     * @param repo the name that the commits get
     * @param head full id
     * @param known full ids; what this clone does not have is passed over
     * @throws UnusableClone when the clone is shallow: lead times would silently be wrong
     */
    public CommitWalk walk(String repo, String head, Collection<String> known) {
        if (isShallow()) {
            throw new UnusableClone(
                    "%s is a shallow clone, so commits are missing: 'git fetch --unshallow' fetches them"
                            .formatted(folder));
        }
        try {
            return CommitWalk.begin(this, repo, ObjectId.fromString(head), known);
        } catch (MissingObjectException gone) {
            throw missing(gone);
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    Repository repository() {
        return repository;
    }

    private UnusableClone vanished(String revision, Throwable cause) {
        return new UnusableClone(
                "%s has no commit '%s': it was never fetched, or it vanished when a branch was moved; fetch it, or name another"
                        .formatted(folder, revision),
                cause);
    }

    UnusableClone missing(MissingObjectException gone) {
        return new UnusableClone(
                isPartial()
                        ? "%s is a partial clone without %s: clone it with --filter=blob:none, or without a filter"
                                .formatted(folder, gone.getObjectId().name())
                        : "%s lacks %s, which its history needs: 'git fsck' tells more, a fresh clone helps"
                                .formatted(folder, gone.getObjectId().name()),
                gone);
    }

    private boolean isPartial() {
        return repository.getConfig().getSubsections(ConfigConstants.CONFIG_REMOTE_SECTION).stream()
                .anyMatch(remote -> repository
                        .getConfig()
                        .getBoolean(ConfigConstants.CONFIG_REMOTE_SECTION, remote, "promisor", false));
    }

    UnusableClone unreadable(IOException unreadable) {
        return new UnusableClone(
                "the clone %s cannot be read: %s; 'git fsck' tells more".formatted(folder, unreadable.getMessage()),
                unreadable);
    }

    @Override
    public void close() {
        repository.close();
    }
}
