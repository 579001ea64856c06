package io.jenkins.plugins.slipway.jenkins.step;

import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.slipway.git.LocalClone;
import io.jenkins.plugins.slipway.git.UnusableClone;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import jenkins.MasterToSlaveFileCallable;

/**
 * Reads commits of a clone in the workspace, on the agent: JGit comes with this call, and only commits go back. A clone whose objects are
 * outside of the workspace is not read: what was checked out must not name another repository of the machine.
 */
final class ReadCommits extends MasterToSlaveFileCallable<CommitPage> {
    private static final long serialVersionUID = 1L;

    /** Faults that the controller puts into words. */
    static final String NO_FOLDER = "NO_FOLDER";

    static final String OUTSIDE = "OUTSIDE";

    private final String folder;
    private final String revision;
    private final String[] known;
    private final int skip;
    private final int most;

    /** @param most how many commits; none for 0 */
    ReadCommits(String folder, String revision, List<String> known, int skip, int most) {
        this.folder = folder;
        this.revision = revision;
        this.known = known.toArray(String[]::new);
        this.skip = skip;
        this.most = most;
    }

    @Override
    public CommitPage invoke(File workspace, VirtualChannel channel) throws IOException {
        var root = workspace.toPath().toRealPath();
        try {
            var place = root.resolve(folder).normalize();
            if (!Files.isDirectory(place) || !place.toRealPath().startsWith(root)) {
                return CommitPage.unusable(NO_FOLDER);
            }
            return read(root, place);
        } catch (InvalidPathException | UnusableClone unusable) {
            return CommitPage.unusable(unusable.getMessage());
        }
    }

    private CommitPage read(Path root, Path place) throws IOException {
        try (var clone = LocalClone.open(place)) {
            if (!clone.directory().toPath().toRealPath().startsWith(root)) {
                return CommitPage.unusable(OUTSIDE);
            }
            var head = clone.resolve(revision);
            if (most == 0) {
                return CommitPage.of(clone.name().orElse(null), head, List.of());
            }
            try (var walk = clone.walk("", head, List.of(known))) {
                walk.skip(skip);
                return CommitPage.of(null, head, walk.next(most));
            }
        }
    }
}
