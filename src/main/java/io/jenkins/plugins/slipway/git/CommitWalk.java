package io.jenkins.plugins.slipway.git;

import io.jenkins.plugins.slipway.dora.Commit;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Commits, a few at a time: of those still to come only ids and parents are in memory. */
public final class CommitWalk implements AutoCloseable {
    private final LocalClone clone;
    private final String repo;
    private final RevWalk walk;
    private final TreeWalk trees;

    private CommitWalk(LocalClone clone, String repo) {
        this.clone = clone;
        this.repo = repo;
        this.walk = new RevWalk(clone.repository());
        this.trees = new TreeWalk(walk.getObjectReader());
    }

    static CommitWalk begin(LocalClone clone, String repo, ObjectId head, Collection<String> known) throws IOException {
        var begun = new CommitWalk(clone, repo);
        try {
            begun.walk.setRetainBody(false);
            begun.walk.sort(RevSort.TOPO, true);
            begun.walk.sort(RevSort.REVERSE, true);
            begun.walk.markStart(begun.walk.parseCommit(head));
            for (var id : known) {
                begun.passOver(id);
            }
            begun.trees.setRecursive(true);
            begun.trees.setFilter(TreeFilter.ANY_DIFF);
            return begun;
        } catch (IOException | RuntimeException unreadable) {
            begun.close();
            throw unreadable;
        }
    }

    private void passOver(String known) throws IOException {
        try {
            walk.markUninteresting(walk.parseCommit(ObjectId.fromString(known)));
        } catch (MissingObjectException elsewhere) {
            // a branch that this clone never had, or that was moved since: what it reaches is read again
            return;
        }
    }

    /** Passes over the next ones. */
    public void skip(int count) {
        try {
            for (int passed = 0; passed < count && walk.next() != null; passed++) {}
        } catch (MissingObjectException gone) {
            throw clone.missing(gone);
        } catch (IOException unreadable) {
            throw clone.unreadable(unreadable);
        }
    }

    /** The next ones; none at the end. @param most at least 1 */
    public List<Commit> next(int most) {
        var commits = new ArrayList<Commit>();
        try {
            while (commits.size() < most) {
                var commit = walk.next();
                if (commit == null) {
                    break;
                }
                commits.add(read(commit));
            }
            return commits;
        } catch (MissingObjectException gone) {
            throw clone.missing(gone);
        } catch (IOException unreadable) {
            throw clone.unreadable(unreadable);
        }
    }

    private Commit read(RevCommit commit) throws IOException {
        walk.parseBody(commit);
        var read = new Commit(
                repo,
                commit.name(),
                Arrays.stream(commit.getParents()).map(RevCommit::name).toList(),
                moment(commit.getAuthorIdent()),
                moment(commit.getCommitterIdent()),
                paths(commit),
                null);
        commit.disposeBody();
        return read;
    }

    /** A commit that some other program wrote may say nothing that can be read. */
    private static Instant moment(PersonIdent who) {
        return who == null ? null : who.getWhenAsInstant();
    }

    /** Against the parent; of a merge none, as git tells it. A file that was renamed has both its names. */
    private List<String> paths(RevCommit commit) throws IOException {
        if (commit.getParentCount() > 1) {
            return List.of();
        }
        trees.reset();
        if (commit.getParentCount() == 0) {
            trees.addTree(new EmptyTreeIterator());
        } else {
            var parent = commit.getParent(0);
            walk.parseHeaders(parent);
            trees.addTree(parent.getTree());
        }
        trees.addTree(commit.getTree());
        var paths = new ArrayList<String>();
        while (trees.next()) {
            paths.add(trees.getPathString());
        }
        return paths;
    }

    @Override
    public void close() {
        trees.close();
        walk.close();
    }
}
