package io.jenkins.plugins.slipway.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A file's path within the clone that it is in, as Bitbucket names it. */
final class RepositoryPath {
    private static final String CLONE = "BITBUCKET_CLONE_DIR";

    private RepositoryPath() {}

    /** Of a file in no clone: the path as it was given. */
    static String of(Path file) {
        var whole = file.toAbsolutePath().normalize();
        var within = root(whole).map(root -> root.relativize(whole)).orElseGet(file::normalize);
        return within.toString().replace('\\', '/');
    }

    private static Optional<Path> root(Path file) {
        return Stream.iterate(file.getParent(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve(".git")))
                .findFirst()
                .or(() ->
                        Optional.ofNullable(System.getenv(CLONE)).map(Path::of).filter(file::startsWith));
    }
}
