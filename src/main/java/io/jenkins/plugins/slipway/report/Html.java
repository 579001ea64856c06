package io.jenkins.plugins.slipway.report;

import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;
import io.jenkins.plugins.slipway.report.chart.Sparkline;
import io.jenkins.plugins.slipway.report.html.StaticTemplates;
import java.util.List;
import java.util.regex.Pattern;

/** Pages as HTML: fragments, whose root is {@code <div class="slipway-report">}, and the document around one. */
public final class Html {
    /** No page may hold them, or they turn the direction of what follows; names out of events can have them. */
    private static final Pattern UNPRINTABLE = Pattern.compile(
            "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF]|\\p{Cs}");

    private static final StaticTemplates TEMPLATES = new StaticTemplates();

    private Html() {}

    /** All services. */
    public static String organisation(OrganisationPage page, Places places) {
        return text(TEMPLATES.organisation(page, places));
    }

    /** A service in an environment. */
    public static String unit(UnitPage page, Places places) {
        return text(TEMPLATES.unit(page, places));
    }

    /** Counts as a small drawing beside a number that says the same. */
    public static String sparkline(List<Integer> counts) {
        var output = new StringOutput();
        new Sparkline(counts).writeTo(output);
        return output.toString();
    }

    /** A file of its own around a fragment. @param stylesheet where the style sheet is, as it stands in {@code href} */
    public static String document(String title, String stylesheet, Trail trail, String fragment) {
        return text(TEMPLATES.document(title, stylesheet, trail, output -> output.writeContent(fragment)));
    }

    private static String text(JteModel model) {
        return UNPRINTABLE.matcher(model.render()).replaceAll("\uFFFD");
    }
}
