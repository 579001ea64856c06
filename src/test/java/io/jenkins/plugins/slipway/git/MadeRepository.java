package io.jenkins.plugins.slipway.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** A repository with a few commits, each an hour after the one before. */
public final class MadeRepository implements AutoCloseable {
    static final Instant BEGIN = Instant.parse("2026-11-01T08:00:00Z");

    final Path folder;
    final Git git;
    private int hours;

    public MadeRepository(Path folder) throws GitAPIException {
        this.folder = folder;
        this.git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call();
    }

    /** Writes that file anew, and commits it an hour after its author wrote it. */
    public RevCommit commit(String path) throws IOException, GitAPIException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "version " + ++hours);
        git.add().addFilepattern(path).call();
        return git.commit()
                .setMessage(path)
                .setSign(false)
                .setAuthor(who(BEGIN.plusSeconds(3600L * (hours - 1))))
                .setCommitter(who(BEGIN.plusSeconds(3600L * hours)))
                .call();
    }

    RevCommit merge(RevCommit other) throws IOException, GitAPIException {
        var merged =
                git.merge().include(other).setCommit(true).setMessage("merge").call();
        return git.getRepository().parseCommit(merged.getNewHead());
    }

    public Path shallow(Path target) throws GitAPIException {
        Git.cloneRepository()
                .setURI(folder.toUri().toString())
                .setDirectory(target.toFile())
                .setDepth(1)
                .call()
                .close();
        return target;
    }

    private static PersonIdent who(Instant time) {
        return new PersonIdent("A", "a@example.org", time, ZoneOffset.ofHours(1));
    }

    @Override
    public void close() {
        git.close();
    }
}
