package io.jenkins.plugins.slipway.report.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A directory that a report has for itself. Each of its files is whole: it gets its name when all is written. */
final class ReportFolder {
    /** Says that the directory is a report's, also to one that goes on after a cut-off run. */
    static final String MARK = ".slipway-report";

    private final Path directory;
    private final Set<String> written = new HashSet<>();

    private ReportFolder(Path directory) {
        this.directory = directory;
    }

    /**
     * Takes a directory, and makes it where there is none.
     *
     * @param force takes also one that holds something else; that stays
     * @throws FolderTaken when it holds something that is no report
     * @throws IOException when it cannot be made or written
     */
    static ReportFolder take(Path directory, boolean force) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new FolderTaken("'%s' is a file: name a directory".formatted(directory));
        }
        Files.createDirectories(directory);
        var mark = directory.resolve(MARK);
        if (!Files.exists(mark) && !force) {
            var others = names(directory);
            if (!others.isEmpty()) {
                throw new FolderTaken(
                        "'%s' holds '%s' and is no report: name an empty directory, or take it as it is with --force"
                                .formatted(directory, others.get(0)));
            }
        }
        Files.writeString(mark, "This directory is a report made by slipway; the next one replaces its pages.\n");
        return new ReportFolder(directory);
    }

    void write(String name, String content) throws IOException {
        var part = directory.resolve(".slipway-" + UUID.randomUUID() + ".part");
        try {
            Files.writeString(part, content, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
            move(part, directory.resolve(name));
        } finally {
            Files.deleteIfExists(part);
        }
        written.add(name);
    }

    /** Removes the pages of an earlier report that this one has not written again. Another's files stay. */
    void removeOthers() throws IOException {
        for (var name : names(directory)) {
            if (FileNames.isOwn(name) && !written.contains(name)) {
                Files.deleteIfExists(directory.resolve(name));
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException network) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
