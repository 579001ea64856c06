package io.jenkins.plugins.slipway.pipe;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs processes as an image does that somebody keeps tight: no rights of root, and a file system that can only be read, but for
 * one folder. By tools of Linux; a machine without them, or whose kernel does not let us, has no jail.
 */
final class Jail {
    /** Whatever is mounted is for reading only in this process and its children, the folder is not. */
    private static final String MOUNT = "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro / && exec \"$@\"";
    /** The folder can be written, its neighbours cannot, and our classes can be read. */
    private static final String PROBE = "touch \"$0/probe\" && ! touch \"$0.probe\" 2>/dev/null && ls \"$1\"";

    private final List<String> prefix;
    private final Path folder;

    private Jail(List<String> prefix, Path folder) {
        this.prefix = prefix;
        this.folder = folder;
    }

    /** @param folder that can be written; empty, with a line that says so, where there is no jail */
    static Optional<Jail> around(Path folder) throws IOException, InterruptedException {
        open(folder);
        var isRoot = "root".equals(System.getProperty("user.name"));
        var jail = new ArrayList<>(List.of("unshare", isRoot ? "-m" : "-rm", "sh", "-c", MOUNT, folder.toString()));
        if (isRoot) {
            jail.addAll(List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"));
        }
        var probe = new ArrayList<>(jail);
        probe.addAll(List.of(
                "sh",
                "-c",
                PROBE,
                folder.toString(),
                Path.of("target", "classes").toAbsolutePath().toString()));
        if (isFine(probe)) {
            return Optional.of(new Jail(jail, folder));
        }
        System.out.println(
                "SKIPPED: a step in a jail, because unshare or setpriv is missing or not allowed here, or our classes are closed to others");
        return Optional.empty();
    }

    private static boolean isFine(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    /** The class path where another user can read it: a home folder is closed to him. */
    String classPath(String ours) throws IOException {
        var libraries = Files.createDirectories(folder.resolve("lib"));
        open(libraries);
        var theirs = new ArrayList<String>();
        for (var part : ours.split(File.pathSeparator)) {
            var file = Path.of(part).toAbsolutePath();
            theirs.add(Files.isRegularFile(file) ? linked(file, libraries, theirs.size()) : file.toString());
        }
        return theirs.stream().collect(Collectors.joining(File.pathSeparator));
    }

    private static String linked(Path file, Path libraries, int number) throws IOException {
        var link = libraries.resolve(number + "-" + file.getFileName());
        try {
            Files.createLink(link, file);
        } catch (UnsupportedOperationException | IOException otherFileSystem) {
            Files.copy(file, link);
        }
        return link.toString();
    }

    private static void open(Path folder) throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
}
