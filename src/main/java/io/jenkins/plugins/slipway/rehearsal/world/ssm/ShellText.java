package io.jenkins.plugins.slipway.rehearsal.world.ssm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes the text of a script apart: statements, lists of commands, words. Quotes and brackets are kept together. */
final class ShellText {
    private static final Set<String> LEADERS = Set.of("do", "then", "else");
    private static final Pattern HEREDOC = Pattern.compile("<<-?\\s*['\"]?(\\w+)['\"]?");

    private ShellText() {}

    /** Statements in order; {@code do}, {@code then}, {@code else} stand alone. */
    static List<String> statements(List<String> lines) {
        var statements = new ArrayList<String>();
        for (var piece : split(withoutHeredocs(lines), ";", "\n")) {
            var statement = piece.strip();
            while (!statement.isEmpty()) {
                var first = statement.split("\\s+", 2);
                if (!LEADERS.contains(first[0])) {
                    statements.add(statement);
                    break;
                }
                statements.add(first[0]);
                statement = first.length > 1 ? first[1].strip() : "";
            }
        }
        return statements;
    }

    /** Splits at any of the separators outside quotes, brackets and comments; separators are dropped. */
    static List<String> split(String text, String... separators) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        char quote = 0;
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || opensGroup(text, i)) {
                depth++;
            } else if (c == ')' || c == '}' && depth > 0 && blankAt(text, i - 1)) {
                depth--;
            } else if (c == '#' && (part.length() == 0 || Character.isWhitespace(part.charAt(part.length() - 1)))) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end - 1;
                continue;
            } else if (depth <= 0) {
                var separator = separatorAt(text, i, separators);
                if (separator != null) {
                    parts.add(part.toString());
                    part.setLength(0);
                    i += separator.length() - 1;
                    continue;
                }
            }
            part.append(c);
        }
        parts.add(part.toString());
        return parts;
    }

    /** Words without their quotes. */
    static List<String> words(String command) {
        return split(command, " ", "\t", "\n").stream()
                .filter(word -> !word.isBlank())
                .map(ShellText::unquoted)
                .toList();
    }

    private static boolean opensGroup(String text, int at) {
        return text.charAt(at) == '{' && blankAt(text, at - 1) && blankAt(text, at + 1);
    }

    private static boolean blankAt(String text, int at) {
        return at < 0 || at >= text.length() || Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ';';
    }

    private static String unquoted(String word) {
        return word.replace("\"", "").replace("'", "");
    }

    private static String separatorAt(String text, int at, String... separators) {
        for (var separator : separators) {
            if (text.startsWith(separator, at)) {
                return separator;
            }
        }
        return null;
    }

    private static String withoutHeredocs(List<String> lines) {
        var text = new StringBuilder();
        String end = null;
        for (var line : String.join("\n", lines).replace("\\\n", " ").split("\n")) {
            if (end != null) {
                end = line.strip().equals(end) ? null : end;
                continue;
            }
            var heredoc = HEREDOC.matcher(line);
            if (heredoc.find() && !line.contains("<<<")) {
                end = heredoc.group(1);
                line = line.substring(0, heredoc.start());
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }
}
