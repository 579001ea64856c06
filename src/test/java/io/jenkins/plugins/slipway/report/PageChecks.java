package io.jenkins.plugins.slipway.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** What holds for every page: well-formed, ids unique, no script and no style of its own, references that lead somewhere. */
public final class PageChecks {
    private PageChecks() {}

    /** @param html a document, or a fragment with one root */
    public static Document check(String html) {
        var page = parse(html);
        var ids = new ArrayList<String>();
        for (var element : elements(page)) {
            assertThat(element.getTagName()).isNotIn("script", "style", "iframe", "object", "embed", "base");
            for (var name : attributes(element)) {
                assertThat(name).isNotEqualTo("style").doesNotStartWith("on");
            }
            assertThat(element.getAttribute("href")).doesNotStartWithIgnoringCase("javascript:");
            if (element.hasAttribute("id")) {
                ids.add(element.getAttribute("id"));
            }
        }
        assertThat(ids).doesNotHaveDuplicates();
        for (var element : elements(page)) {
            if (!element.getAttribute("aria-labelledby").isEmpty()) {
                assertThat(ids).contains(element.getAttribute("aria-labelledby").split(" "));
            }
            if (element.getAttribute("href").startsWith("#")) {
                assertThat(ids).contains(element.getAttribute("href").substring(1));
            }
        }
        return page;
    }

    /** All elements of a name; {@code *} for all. */
    public static List<Element> elements(Document page, String name) {
        var nodes = page.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static List<Element> elements(Document page) {
        return elements(page, "*");
    }

    private static List<String> attributes(Element element) {
        var attributes = element.getAttributes();
        return IntStream.range(0, attributes.getLength())
                .mapToObj(i -> attributes.item(i).getNodeName())
                .toList();
    }

    private static Document parse(String html) {
        try {
            var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            ErrorHandler strict = new DefaultHandler();
            builder.setErrorHandler(strict);
            return builder.parse(new InputSource(new StringReader(html)));
        } catch (SAXException | IOException | ParserConfigurationException unreadable) {
            throw new AssertionError("not well-formed: " + unreadable.getMessage() + "\n" + html, unreadable);
        }
    }
}
