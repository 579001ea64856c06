package io.jenkins.plugins.slipway.report.chart;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** SVG being written: elements with presentation attributes; every text and every attribute is escaped. */
public final class Svg implements Content {
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    /** Whether attributes of the innermost element can still be set. */
    private boolean isStart;

    /** Begins an element in the innermost one that is open. */
    public Svg open(String element) {
        endStart();
        text.append('<').append(element);
        open.push(element);
        isStart = true;
        return this;
    }

    /** Sets an attribute of the element that was just begun. @param value a number is written with at most one decimal */
    public Svg set(String attribute, Object value) {
        text.append(' ').append(attribute).append("=\"");
        escape(value instanceof Number number ? number(number.doubleValue()) : value.toString());
        text.append('"');
        return this;
    }

    public Svg text(String content) {
        endStart();
        escape(content);
        return this;
    }

    /** Ends the innermost element. */
    public Svg close() {
        var element = open.pop();
        if (isStart) {
            text.append("/>");
        } else {
            text.append("</").append(element).append('>');
        }
        isStart = false;
        return this;
    }

    private void endStart() {
        if (isStart) {
            text.append('>');
        }
        isStart = false;
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
