package io.jenkins.plugins.slipway.spec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** A {@code slipway.yaml}, or goals, on disk. */
public final class SpecFile {
    private SpecFile() {}

    /**
     * Reads a spec and its scripts.
     *
     * @throws InvalidSpec with every fault, also when the file cannot be read
     */
    public static Spec load(Path file) {
        var absolute = file.toAbsolutePath();
        return SpecReader.read(text(file), file.toString(), absolute.getParent());
    }

    /**
     * Reads goals.
     *
     * @throws InvalidSpec with every fault, also when the file cannot be read
     */
    public static List<Goal> loadGoals(Path file) {
        return GoalsReader.read(text(file), file.toString());
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw unreadable(file, "it is a folder", "name the file: " + file.resolve("slipway.yaml"));
            }
            if (Files.size(file) > 4L * YamlSource.MOST_CHARACTERS) {
                throw unreadable(file, "it is far too large for a spec", "name a slipway.yaml");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (NoSuchFileException absent) {
            throw unreadable(file, "there is no such file", "check the path");
        } catch (CharacterCodingException noText) {
            throw unreadable(file, "it is no UTF-8 text", "save it as UTF-8");
        } catch (IOException failed) {
            throw unreadable(file, "it cannot be read: " + failed, "make it readable");
        }
    }

    private static InvalidSpec unreadable(Path file, String problem, String remedy) {
        return new InvalidSpec(file.toString(), List.of(Position.START.fault(Place.TOP, problem, remedy)));
    }
}
