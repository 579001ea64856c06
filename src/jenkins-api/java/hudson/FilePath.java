package hudson;

import hudson.remoting.Callable;
import hudson.remoting.VirtualChannel;
import java.io.File;
import java.io.FileFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.nio.file.OpenOption;
import java.util.List;
import org.jenkinsci.remoting.RoleSensitive;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

public final class FilePath implements SerializableOnlyOverRemoting {
    public FilePath(File file) {}

    public String getRemote() {
        throw new UnsupportedOperationException();
    }

    public FilePath absolutize() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public <T> T act(FilePath.FileCallable<T> fileCallable) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public <V, E extends Throwable> V act(Callable<V, E> callable) throws IOException, InterruptedException, E {
        throw new UnsupportedOperationException();
    }

    public String getName() {
        throw new UnsupportedOperationException();
    }

    public FilePath child(String text) {
        throw new UnsupportedOperationException();
    }

    public FilePath getParent() {
        throw new UnsupportedOperationException();
    }

    public boolean exists() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public boolean isDirectory() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public long length() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public List<FilePath> list() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public List<FilePath> list(FilePath filePath, OpenOption... openOption) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public List<FilePath> list(FileFilter fileFilter) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public FilePath[] list(String text) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public FilePath[] list(String text, String text2) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public FilePath[] list(String text, String text2, boolean flag) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public InputStream read() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public InputStream read(FilePath filePath, OpenOption... openOption) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public String readToString() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public OutputStream write() throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public void write(String text, String text2) throws IOException, InterruptedException {
        throw new UnsupportedOperationException();
    }

    public interface FileCallable<T> extends Serializable, RoleSensitive {
        T invoke(File f, VirtualChannel channel) throws IOException, InterruptedException;
    }
}
