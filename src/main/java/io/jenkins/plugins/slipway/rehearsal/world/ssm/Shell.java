package io.jenkins.plugins.slipway.rehearsal.world.ssm;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a shell script would do, in virtual time: {@code sleep}, {@code exit}, lists with {@code &&} and {@code ||}, loops and
 * conditions are followed; other commands succeed after a plausible time ({@link ShellCommands}). Every script is read as if {@code
 * set -e} were on. A check by HTTP passes: every image boots well enough for that, {@code no-boot} included.
 */
final class Shell {
    private static final int ROUNDS = 20_000;
    private static final Pattern FUNCTION =
            Pattern.compile("(function\\s+)?[\\w-]+\\s*\\(\\)(\\s*\\{.*)?", Pattern.DOTALL);

    private final ShellCommands commands;
    private final Duration limit;
    private Duration took = Duration.ZERO;
    private Integer exit;
    private boolean broken;

    Shell(Spans spans, Duration limit) {
        this.commands = new ShellCommands(spans);
        this.limit = limit;
    }

    /** Lengths of time by a key that is unique within the script. */
    @FunctionalInterface
    interface Spans {
        Duration between(String key, int fromSeconds, int toSeconds);
    }

    /** @param took the whole limit when it timed out */
    record Outcome(Duration took, int exitCode, String output, boolean timedOut) {}

    Outcome run(List<String> script) {
        var statements = ShellText.statements(script);
        int code = block(statements, 0, statements.size());
        int exitCode = exit != null ? exit : code;
        return timedOut()
                ? new Outcome(limit, exitCode, commands.output(), true)
                : new Outcome(took, exitCode, commands.output(), false);
    }

    private boolean timedOut() {
        return took.compareTo(limit) > 0;
    }

    private boolean stopped() {
        return exit != null || broken || timedOut();
    }

    /** Runs statements; the first that fails ends the script. */
    private int block(List<String> statements, int from, int to) {
        int code = 0;
        for (int i = from; i < to && !stopped(); ) {
            var statement = statements.get(i);
            var keyword = statement.split("\\s+", 2)[0];
            switch (keyword) {
                case "for", "while", "until" -> {
                    int end = matching(statements, i, "done");
                    loop(keyword, statements, i, end);
                    code = after(statements, end);
                    i = end + 1;
                }
                case "if" -> {
                    int end = matching(statements, i, "fi");
                    condition(statements, i, end);
                    code = after(statements, end);
                    i = end + 1;
                }
                case "case" -> i = matching(statements, i, "esac") + 1;
                default -> {
                    if (FUNCTION.matcher(statement).matches()) {
                        // Its body may be a statement of its own. Calls of it count as commands that succeed.
                        i += statement.endsWith(")") ? 2 : 1;
                    } else {
                        code = checked(statement);
                        i++;
                    }
                }
            }
        }
        return code;
    }

    /** What follows {@code done} or {@code fi} in the same statement. */
    private int after(List<String> statements, int end) {
        var rest = statements.get(end).replaceFirst("^\\w+", "").strip();
        return stopped() || rest.isEmpty() ? 0 : checked("true " + rest);
    }

    private int checked(String statement) {
        int code = list(statement);
        if (code != 0 && !stopped()) {
            exit = code;
        }
        return code;
    }

    private void loop(String keyword, List<String> statements, int at, int end) {
        int body = next(statements, at, end, "do") + 1;
        var head = statements.get(at).substring(keyword.length()).strip();
        int rounds = keyword.equals("for") ? commands.rounds(head) : ROUNDS;
        for (int round = 0; round < rounds && !stopped(); round++) {
            if (!keyword.equals("for") && keyword.equals("while") != (list(head) == 0)) {
                break;
            }
            if (!stopped()) {
                block(statements, body, end);
            }
        }
        broken = false;
    }

    private void condition(List<String> statements, int at, int end) {
        int start = at;
        while (true) {
            var statement = statements.get(start);
            var head = statement.replaceFirst("^(if|elif)\\s*", "");
            int then = next(statements, start, end, "then");
            int stop = branchEnd(statements, then + 1, end);
            if (list(head) == 0) {
                block(statements, then + 1, stop);
                return;
            }
            if (stop == end || stopped()) {
                return;
            }
            if (statements.get(stop).equals("else")) {
                block(statements, stop + 1, end);
                return;
            }
            start = stop;
        }
    }

    /** {@code a && b || c}, from left to right. */
    private int list(String statement) {
        int code = 0;
        boolean first = true;
        for (var alternative : ShellText.split(statement, "||")) {
            if (!first && code == 0) {
                return 0;
            }
            first = false;
            for (var command : ShellText.split(alternative, "&&")) {
                code = pipeline(command.strip());
                if (code != 0 || stopped()) {
                    break;
                }
            }
            if (stopped()) {
                return code;
            }
        }
        return code;
    }

    private int pipeline(String text) {
        if (text.startsWith("! ")) {
            return pipeline(text.substring(2).strip()) == 0 ? 1 : 0;
        }
        int code = 0;
        for (var command : ShellText.split(text, "|")) {
            code = simple(command.strip());
        }
        return code;
    }

    private int simple(String command) {
        if (command.startsWith("{") && command.endsWith("}")) {
            return statements(command.substring(1, command.length() - 1));
        }
        var inner = commands.inner(command);
        if (inner.isPresent()) {
            int code = statements(inner.get());
            // An exit leaves the inner shell alone.
            code = exit != null ? exit : code;
            exit = null;
            return code;
        }
        var result = commands.run(command, took);
        took = took.plus(result.took());
        switch (result.jump()) {
            case EXIT -> exit = result.code();
            case BREAK -> broken = true;
            case NONE -> {}
        }
        return result.code();
    }

    private int statements(String text) {
        var statements = ShellText.statements(List.of(text));
        return block(statements, 0, statements.size());
    }

    private static int matching(List<String> statements, int at, String end) {
        int depth = 0;
        for (int i = at; i < statements.size(); i++) {
            var word = statements.get(i).split("[\\s;)]", 2)[0];
            depth += List.of("for", "while", "until", "if", "case").contains(word) ? 1 : 0;
            depth -= List.of("done", "fi", "esac").contains(word) ? 1 : 0;
            if (depth == 0 && word.equals(end)) {
                return i;
            }
        }
        return statements.size() - 1;
    }

    private static int next(List<String> statements, int at, int end, String word) {
        for (int i = at; i < end; i++) {
            if (statements.get(i).equals(word)) {
                return i;
            }
        }
        return at;
    }

    private static int branchEnd(List<String> statements, int from, int end) {
        for (int i = from; i < end; i++) {
            var word = statements.get(i).split("\\s+", 2)[0];
            if (word.equals("elif") || word.equals("else")) {
                return i;
            }
            if (word.equals("if")) {
                i = matching(statements, i, "fi");
            }
        }
        return end;
    }
}
