package io.jenkins.plugins.slipway.report;

import gg.jte.models.runtime.JteModel;
import java.util.regex.Pattern;

/** HTML that a page may hold: names out of events can have characters that it must not, or that turn the direction of what follows. */
public final class Printable {
    private static final Pattern UNPRINTABLE = Pattern.compile(
            "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]|\\p{Cs}");

    private Printable() {}

    /** The template's text, each such character replaced. */
    public static String text(JteModel template) {
        return UNPRINTABLE.matcher(template.render()).replaceAll("\uFFFD");
    }
}
