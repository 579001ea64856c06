package io.jenkins.plugins.slipway.jenkins.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** Every field has help, every page escapes what it shows and carries no script. */
class FormHelpTest {
    private static final Path RESOURCES = Path.of("src/main/resources/io/jenkins/plugins/slipway/jenkins");
    private static final Pattern FIELD = Pattern.compile("<f:entry[^>]* field=\"(\\w+)\"");

    private static List<Path> files(String suffix) throws IOException {
        try (var all = Files.walk(RESOURCES)) {
            return all.filter(file -> file.toString().endsWith(suffix)).toList();
        }
    }

    @Test
    void shouldHaveHelpForEveryFieldAndNoHelpForNone() throws IOException {
        var wanted = new ArrayList<Path>();
        for (var form : files("config.jelly")) {
            var fields = FIELD.matcher(Files.readString(form));
            while (fields.find()) {
                wanted.add(form.resolveSibling("help-" + fields.group(1) + ".html"));
            }
        }

        assertThat(wanted)
                .hasSizeGreaterThan(15)
                .allSatisfy(help -> assertThat(inPackage(help))
                        .as(help + ", there or at a superclass")
                        .isNotEmpty());
        for (var help : files(".html")) {
            if (help.getFileName().toString().startsWith("help-")) {
                var field = help.getFileName().toString().replaceAll("help-|\\.html", "");
                assertThat(forms(help)).as("forms with " + help).anyMatch(form -> form.contains(field));
                assertThat(Files.readString(help)).startsWith("<div>").doesNotContain("<script");
            }
        }
    }

    /** Steps inherit the help of fields that they share. */
    private static List<Path> inPackage(Path file) throws IOException {
        try (var all = Files.walk(file.getParent().getParent(), 2)) {
            return all.filter(other -> other.getFileName().equals(file.getFileName()))
                    .toList();
        }
    }

    /** Those of the folder: a form, or the part of one that several steps share. */
    private static List<String> forms(Path help) throws IOException {
        var texts = new ArrayList<String>();
        for (var form : files(".jelly")) {
            if (form.getParent().equals(help.getParent())) {
                texts.add(Files.readString(form));
            }
        }
        return texts;
    }

    @Test
    void shouldEscapeByDefaultAndCarryNoScript() throws Exception {
        var pages = files(".jelly");

        assertThat(pages).isNotEmpty();
        for (var page : pages) {
            var text = Files.readString(page);
            assertThat(text)
                    .as(page.toString())
                    .startsWith("<?jelly escape-by-default='true'?>")
                    .doesNotContainPattern("<script(?! src)")
                    .doesNotContainPattern("\\son[a-z]+=\"");
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(page.toFile());
        }
    }
}
