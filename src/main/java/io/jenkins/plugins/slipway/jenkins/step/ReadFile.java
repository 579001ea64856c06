package io.jenkins.plugins.slipway.jenkins.step;

import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import jenkins.MasterToSlaveFileCallable;

/**
 * Reads a text of the workspace, on the agent, and never what is outside: a link of a repository must not show the files of a
 * controller. The answer is the text alone, or problem and remedy.
 */
final class ReadFile extends MasterToSlaveFileCallable<String[]> {
    private static final long serialVersionUID = 1L;
    private final String path;
    private final int mostBytes;

    ReadFile(String path, int mostBytes) {
        this.path = path;
        this.mostBytes = mostBytes;
    }

    @Override
    public String[] invoke(File workspace, VirtualChannel channel) throws IOException {
        try {
            return read(workspace.toPath(), Path.of(path));
        } catch (InvalidPathException noPath) {
            return new String[] {"'" + path + "' is no path: " + noPath.getReason(), "write a path of a file"};
        } catch (CharacterCodingException noText) {
            return new String[] {"'" + path + "' is no UTF-8 text", "save it as UTF-8"};
        }
    }

    private String[] read(Path workspace, Path wanted) throws IOException {
        var inside = workspace.resolve(wanted).normalize();
        if (wanted.isAbsolute() || !inside.startsWith(workspace.normalize())) {
            return outside();
        }
        if (!Files.isRegularFile(inside)) {
            return new String[] {
                "there is no file '" + path + "' in the workspace", "check the path, and that the checkout came before"
            };
        }
        if (!inside.toRealPath().startsWith(workspace.toRealPath())) {
            return outside();
        }
        if (Files.size(inside) > mostBytes) {
            return new String[] {"'" + path + "' has more than " + mostBytes + " bytes", "let it be shorter"};
        }
        var bytes = ByteBuffer.wrap(Files.readAllBytes(inside));
        return new String[] {StandardCharsets.UTF_8.newDecoder().decode(bytes).toString()};
    }

    private String[] outside() {
        return new String[] {"'" + path + "' leads out of the workspace", "put the file into the workspace"};
    }
}
