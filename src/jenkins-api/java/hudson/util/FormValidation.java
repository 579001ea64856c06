package hudson.util;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collection;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerResponse2;

public abstract class FormValidation extends IOException implements HttpResponse {
    private FormValidation() {}

    public final FormValidation.Kind kind = null;

    public static FormValidation error(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation warning(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation ok(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation ok() {
        throw new UnsupportedOperationException();
    }

    public static FormValidation error(String text, Object... object) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation warning(String text, Object... object) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation ok(String text, Object... object) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation error(Throwable e, String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation warning(Throwable e, String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation error(Throwable cause, String text, Object... object) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation warning(Throwable cause, String text, Object... object) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation aggregate(Collection<FormValidation> validations) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation errorWithMarkup(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation warningWithMarkup(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation okWithMarkup(String message) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation respond(FormValidation.Kind kind, String html) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation validatePositiveInteger(String value) {
        throw new UnsupportedOperationException();
    }

    public static FormValidation validateRequired(String value) {
        throw new UnsupportedOperationException();
    }

    protected void respond(StaplerResponse2 rsp, String html) throws IOException, ServletException {
        throw new UnsupportedOperationException();
    }

    public enum Kind {
        OK,
        WARNING,
        ERROR
    }
}
