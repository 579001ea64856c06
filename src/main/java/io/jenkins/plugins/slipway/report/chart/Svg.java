package io.jenkins.plugins.slipway.report.chart;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.Locale;

/** SVG being written: elements with presentation attributes; every text and every attribute is escaped. */
public final class Svg implements Content {
    private final StringBuilder text = new StringBuilder();

    /** @param attributes names and values in turn; numbers with at most one decimal */
    public Svg open(String element, Object... attributes) {
        begin(element, attributes);
        text.append('>');
        return this;
    }

    public Svg close(String element) {
        text.append("</").append(element).append('>');
        return this;
    }

    /** An element with nothing in it. */
    public Svg element(String element, Object... attributes) {
        begin(element, attributes);
        text.append("/>");
        return this;
    }

    /** An element with text in it. */
    public Svg text(String element, String content, Object... attributes) {
        open(element, attributes);
        escape(content);
        return close(element);
    }

    private void begin(String element, Object... attributes) {
        text.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ').append(attributes[i]).append("=\"");
            escape(
                    attributes[i + 1] instanceof Number number
                            ? number(number.doubleValue())
                            : attributes[i + 1].toString());
            text.append('"');
        }
    }

    private void escape(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            switch (raw.charAt(i)) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&#34;");
                case '\'' -> text.append("&#39;");
                default -> text.append(raw.charAt(i));
            }
        }
    }

    /** Short, for thousands of them. */
    static String number(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : String.format(Locale.ROOT, "%.1f", number);
    }

    @Override
    public void writeTo(TemplateOutput output) {
        output.writeContent(toString());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
