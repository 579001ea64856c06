package io.jenkins.plugins.slipway.spec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder of a spec, out of which no script is read. */
final class ScriptFolder implements Scripts {
    private final Path folder;

    ScriptFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public String read(String relative) throws Unusable {
        try {
            var inside = folder.resolve(relative).normalize();
            if (Path.of(relative).isAbsolute() || !inside.startsWith(folder.normalize())) {
                throw outside(relative);
            }
            if (!Files.isRegularFile(inside)) {
                throw new Unusable(
                        "there is no file '" + relative + "' in the folder of the spec",
                        "create it, correct the path, or write the script here as a block (shell: |)");
            }
            if (!inside.toRealPath().startsWith(folder.toRealPath())) {
                throw outside(relative);
            }
            if (Files.size(inside) > MOST_BYTES) {
                throw new Unusable(
                        "'" + relative + "' has more than " + MOST_BYTES + " bytes",
                        "let a short script fetch what is large");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(inside)))
                    .toString();
        } catch (InvalidPathException noPath) {
            throw new Unusable("'" + relative + "' is no path: " + noPath.getReason(), "write a path of a file");
        } catch (CharacterCodingException noText) {
            throw new Unusable("'" + relative + "' is no UTF-8 text", "save it as UTF-8; a binary is no script");
        } catch (IOException unreadable) {
            throw new Unusable("'" + relative + "' cannot be read: " + unreadable, "make it readable");
        }
    }

    private static Unusable outside(String relative) {
        return new Unusable(
                "'" + relative + "' leads out of the folder of the spec",
                "put the script into that folder, or below it");
    }
}
