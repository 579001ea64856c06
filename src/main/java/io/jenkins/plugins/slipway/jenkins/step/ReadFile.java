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
 * controller. The answer is the text alone, or a {@link Fault} and what Java says of it.
 */
final class ReadFile extends MasterToSlaveFileCallable<String[]> {
    private static final long serialVersionUID = 1L;

    /** Why it cannot be read. */
    enum Fault {
        NO_PATH,
        OUTSIDE,
        ABSENT,
        TOO_LONG,
        NO_TEXT
    }

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
            return new String[] {Fault.NO_PATH.name(), noPath.getReason()};
        } catch (CharacterCodingException noText) {
            return fault(Fault.NO_TEXT);
        }
    }

    private String[] read(Path workspace, Path wanted) throws IOException {
        var inside = workspace.resolve(wanted).normalize();
        if (wanted.isAbsolute() || !inside.startsWith(workspace.normalize())) {
            return fault(Fault.OUTSIDE);
        }
        if (!Files.isRegularFile(inside)) {
            return fault(Fault.ABSENT);
        }
        if (!inside.toRealPath().startsWith(workspace.toRealPath())) {
            return fault(Fault.OUTSIDE);
        }
        if (Files.size(inside) > mostBytes) {
            return fault(Fault.TOO_LONG);
        }
        var bytes = ByteBuffer.wrap(Files.readAllBytes(inside));
        return new String[] {StandardCharsets.UTF_8.newDecoder().decode(bytes).toString()};
    }

    private static String[] fault(Fault fault) {
        return new String[] {fault.name(), ""};
    }
}
