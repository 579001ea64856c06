package io.jenkins.plugins.slipway.report;

import gg.jte.output.StringOutput;
import io.jenkins.plugins.slipway.report.chart.Sparkline;
import io.jenkins.plugins.slipway.report.html.StaticTemplates;
import java.util.List;

/** Pages as HTML: fragments, whose root is {@code <div class="slipway-report">}, and the document around one. */
public final class Html {
    private static final StaticTemplates TEMPLATES = new StaticTemplates();

    private Html() {}

    /** All services. */
    public static String organisation(OrganisationPage page, Places places) {
        return Printable.text(TEMPLATES.organisation(page, places));
    }

    /** A service in an environment. */
    public static String unit(UnitPage page, Places places) {
        return Printable.text(TEMPLATES.unit(page, places));
    }

    /** Counts as a small drawing beside a number that says the same. */
    public static String sparkline(List<Integer> counts) {
        var output = new StringOutput();
        new Sparkline(counts).writeTo(output);
        return output.toString();
    }

    /** A file of its own around a fragment. @param stylesheet where the style sheet is, as it stands in {@code href} */
    public static String document(String title, String stylesheet, Trail trail, String fragment) {
        return Printable.text(TEMPLATES.document(title, stylesheet, trail, output -> output.writeContent(fragment)));
    }
}
