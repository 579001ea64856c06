package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.Commit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The commits of a working copy, by the {@code git} program. */
final class GitLog {
    private static final String MARK = "\u001e";
    private static final String FORMAT = "--format=%x1e%H%x1f%P%x1f%aI%x1f%cI";

    private final Path folder;

    GitLog(Path folder) {
        this.folder = folder;
    }

    /** Fetches what a shallow clone lacks; a whole one is left as it is. @throws WrongUsage when git cannot */
    void deepen() throws IOException, InterruptedException {
        if (isShallow()) {
            git("fetch", "--quiet", "--unshallow");
        }
    }

    private boolean isShallow() throws IOException, InterruptedException {
        return git("rev-parse", "--is-shallow-repository").contains("true");
    }

    /**
     * All commits that are reachable from a revision, newest first.
     *
     * @throws WrongUsage when git cannot, or when the clone is shallow: lead times would silently be wrong
     */
    List<Commit> commits(String repo, String revision) throws IOException, InterruptedException {
        if (isShallow()) {
            throw new WrongUsage(
                    "%s is a shallow clone, so commits are missing: --unshallow fetches them, as 'git fetch --unshallow' does"
                            .formatted(folder));
        }
        var commits = new ArrayList<Commit>();
        String head = null;
        var paths = new ArrayList<String>();
        var lines = git("-c", "core.quotePath=false", "log", FORMAT, "--name-only", "--end-of-options", revision, "--");
        for (var line : lines) {
            if (line.startsWith(MARK)) {
                addTo(commits, repo, head, paths);
                head = line.substring(1);
                paths.clear();
            } else if (!line.isEmpty()) {
                paths.add(line);
            }
        }
        addTo(commits, repo, head, paths);
        return commits;
    }

    private static void addTo(List<Commit> commits, String repo, String head, List<String> paths) {
        if (head != null) {
            var fields = head.split("\u001f", -1);
            commits.add(new Commit(
                    repo,
                    fields[0],
                    Stream.of(fields[1].split(" "))
                            .filter(sha -> !sha.isEmpty())
                            .toList(),
                    OffsetDateTime.parse(fields[2]).toInstant(),
                    OffsetDateTime.parse(fields[3]).toInstant(),
                    List.copyOf(paths),
                    null));
        }
    }

    private List<String> git(String... arguments) throws IOException, InterruptedException {
        var command = Stream.concat(Stream.of("git", "-C", folder.toString()), Stream.of(arguments))
                .toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        List<String> lines;
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            lines = reader.lines().toList();
        }
        if (process.waitFor() != 0) {
            throw new WrongUsage("git, in " + folder + ": " + (lines.isEmpty() ? "failed" : lines.get(0)));
        }
        return lines;
    }
}
