package io.jenkins.plugins.slipway.jenkins.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The specs that operations of a build began with, as files beside the build: gone with it, and read only for a way back. */
final class DeliveredSpecs {
    private final Path folder;

    /** @param build its folder */
    DeliveredSpecs(Path build) {
        this.folder = build.resolve("slipway");
    }

    /** @param operation an id, which is a file name as it is */
    void keep(String operation, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file(operation), text, StandardCharsets.UTF_8);
    }

    /** Empty for builds of earlier versions. */
    Optional<String> find(String operation) throws IOException {
        try {
            return Optional.of(Files.readString(file(operation), StandardCharsets.UTF_8));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        }
    }

    private Path file(String operation) {
        return folder.resolve(operation + ".yaml");
    }
}
