package hudson;

import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

public abstract class Launcher {
    protected Launcher(TaskListener listener, VirtualChannel channel) {}

    protected Launcher(Launcher launcher) {}

    public VirtualChannel getChannel() {
        throw new UnsupportedOperationException();
    }

    public TaskListener getListener() {
        throw new UnsupportedOperationException();
    }

    public final Launcher.ProcStarter launch() {
        throw new UnsupportedOperationException();
    }

    public final Proc launch(String text, Map<String, String> map, OutputStream outputStream, FilePath filePath)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public final Proc launch(String[] text, Map<String, String> map, OutputStream outputStream, FilePath filePath)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public final Proc launch(String[] text, Map<String, String> map, InputStream inputStream, OutputStream outputStream)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public final Proc launch(
            String[] text, boolean[] flag, Map<String, String> map, OutputStream outputStream, FilePath filePath)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public final Proc launch(
            String[] text, boolean[] flag, Map<String, String> map, InputStream inputStream, OutputStream outputStream)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public final Proc launch(String text, String[] text2, OutputStream outputStream, FilePath filePath)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public final Proc launch(String[] text, String[] text2, OutputStream outputStream, FilePath filePath)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public final Proc launch(String[] text, String[] text2, InputStream inputStream, OutputStream outputStream)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public final Proc launch(
            String[] text, boolean[] flag, String[] text2, OutputStream outputStream, FilePath filePath)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public final Proc launch(
            String[] text, boolean[] flag, String[] text2, InputStream inputStream, OutputStream outputStream)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public Proc launch(
            String[] text, String[] text2, InputStream inputStream, OutputStream outputStream, FilePath filePath)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public Proc launch(
            String[] text,
            boolean[] flag,
            String[] text2,
            InputStream inputStream,
            OutputStream outputStream,
            FilePath filePath)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    public abstract Proc launch(Launcher.ProcStarter ps) throws IOException;

    public boolean isUnix() {
        throw new UnsupportedOperationException();
    }

    public abstract void kill(Map<String, String> modelEnvVars) throws IOException, InterruptedException;

    public final class ProcStarter {
        private ProcStarter() {}

        public ProcStarter cmds(String... args) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter cmds(List<String> args) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter masks(boolean... masks) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter quiet(boolean quiet) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter pwd(FilePath workDir) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter stdin(InputStream in) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter stdout(OutputStream out) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter stdout(TaskListener out) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter stderr(OutputStream err) {
            throw new UnsupportedOperationException();
        }

        public ProcStarter envs(Map<String, String> overrides) {
            throw new UnsupportedOperationException();
        }

        public Proc start() throws IOException {
            throw new UnsupportedOperationException();
        }

        public int join() throws IOException, InterruptedException {
            throw new UnsupportedOperationException();
        }
    }
}
