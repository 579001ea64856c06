package io.jenkins.plugins.slipway.rehearsal.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** Writes answers as the XML of the Query protocols; lists are of {@code item} (EC2) or {@code member} (the others). */
final class XmlWriter {
    private final StringBuilder xml = new StringBuilder(1024);
    private final String listElement;

    XmlWriter(String listElement) {
        this.listElement = listElement;
    }

    XmlWriter open(String element) {
        xml.append('<').append(element).append('>');
        return this;
    }

    XmlWriter open(String element, String namespace) {
        xml.append('<').append(element).append(" xmlns=\"").append(namespace).append("\">");
        return this;
    }

    XmlWriter close(String element) {
        xml.append("</").append(element).append('>');
        return this;
    }

    XmlWriter text(String element, Object value) {
        open(element);
        value(value);
        return close(element);
    }

    XmlWriter members(Answer answer) {
        answer.members().forEach(this::text);
        return this;
    }

    @Override
    public String toString() {
        return xml.toString();
    }

    private void value(Object value) {
        if (value instanceof Answer answer) {
            members(answer);
        } else if (value instanceof List<?> list) {
            list.forEach(element -> text(listElement, element));
        } else if (value instanceof Answer.Elements elements) {
            elements.values().forEach(element -> text(elements.name(), element));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) ->
                    open("entry").text("key", key).text("value", entry).close("entry"));
        } else if (value instanceof Instant time) {
            xml.append(time.truncatedTo(ChronoUnit.MILLIS));
        } else {
            escaped(value.toString());
        }
    }

    private void escaped(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '&' -> xml.append("&amp;");
                case '"' -> xml.append("&quot;");
                case '\r' -> xml.append("&#13;");
                default -> xml.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
    }
}
