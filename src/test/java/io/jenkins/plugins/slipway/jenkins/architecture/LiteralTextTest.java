package io.jenkins.plugins.slipway.jenkins.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people read in Jenkins stands in {@code Messages.properties}, so that it can be translated; not in the code. */
class LiteralTextTest {
    private static final Path ROOM = Path.of("src/main/java/io/jenkins/plugins/slipway/jenkins");

    /** Two words or more between quotation marks. */
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*[a-z%]{2,}[,:;]? [a-z%'({][^\"]*\"");

    /** Of logs, of comments, and of what is data rather than words. */
    private static final Pattern NOT_SHOWN = Pattern.compile("LOG\\b|^\\s*(\\*|//|/\\*)");

    /** Statements may go over lines: what follows such a line belongs to the log, too. */
    private static final int LINES_OF_A_LOG = 4;

    private static final Set<String> DATA = Set.of("\"exit 1\"", "\"every Java has SHA-256\"");

    /** What the audit trail says stays the same in every language, so that it can be searched. */
    private static final Pattern IN_THE_AUDIT_TRAIL = Pattern.compile(
            "AuditLog\\.|ConfigurationChange|Grant\\.java|Origin\\.java|FreezeSetting\\.java|FolderConnections\\.java");

    @Test
    void shouldKeepTheWordsThatPeopleReadOutOfTheCode() throws IOException {
        try (var files = Files.walk(ROOM)) {
            var found = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(LiteralTextTest::literals)
                    .toList();

            assertThat(found).isEmpty();
        }
    }

    @Test
    void shouldFindThem() {
        assertThat(literals("A.java", List.of("  throw new X(\"the file is not there\");")))
                .hasSize(1);
        assertThat(literals("A.java", List.of("  LOG.warning(\"the file is not there\");")))
                .isEmpty();
    }

    private static Stream<String> literals(Path file) {
        try {
            return literals(file.getFileName().toString(), Files.readAllLines(file)).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> literals(String file, List<String> lines) {
        return Stream.iterate(0, line -> line + 1)
                .limit(lines.size())
                .filter(line -> lines.subList(Math.max(0, line - LINES_OF_A_LOG), line + 1).stream()
                        .noneMatch(text -> NOT_SHOWN.matcher(text).find()))
                .filter(line ->
                        WORDS.matcher(lines.get(line)).results().anyMatch(match -> !DATA.contains(match.group())))
                .map(line -> file + ":" + (line + 1) + " " + lines.get(line).strip())
                .filter(found -> !IN_THE_AUDIT_TRAIL.matcher(found).find())
                .toList();
    }
}
