package hudson.model;

import hudson.console.ConsoleNote;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.jenkinsci.remoting.SerializableOnlyOverRemoting;

public interface TaskListener extends SerializableOnlyOverRemoting {
    TaskListener NULL = null;

    PrintStream getLogger();

    default Charset getCharset() {
        throw new UnsupportedOperationException();
    }

    default void annotate(ConsoleNote ann) throws IOException {
        throw new UnsupportedOperationException();
    }

    default void hyperlink(String url, String text) throws IOException {
        throw new UnsupportedOperationException();
    }

    default PrintWriter error(String msg) {
        throw new UnsupportedOperationException();
    }

    default PrintWriter error(String text, Object... object) {
        throw new UnsupportedOperationException();
    }

    default PrintWriter fatalError(String msg) {
        throw new UnsupportedOperationException();
    }

    default PrintWriter fatalError(String text, Object... object) {
        throw new UnsupportedOperationException();
    }
}
