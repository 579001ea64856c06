package io.jenkins.plugins.slipway.rehearsal.world.ssm;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What single commands of a script take, write and answer. */
final class ShellCommands {
    private static final Set<String> PREFIXES = Set.of("sudo", "nohup", "time", "exec", "command", "env");
    private static final Set<String> PACKAGE_MANAGERS = Set.of("dnf", "yum", "microdnf", "apt-get", "apt", "zypper");
    private static final Set<String> INSTALLS =
            Set.of("install", "update", "upgrade", "dist-upgrade", "reinstall", "localinstall", "groupinstall");
    private static final Set<String> DOWNLOADS = Set.of("pip", "pip3", "npm", "docker", "mvn", "gradle");
    private static final Set<String> AT_ONCE = Set.of(
            "set",
            "export",
            "cd",
            ":",
            "true",
            "trap",
            "shift",
            "local",
            "declare",
            "readonly",
            "unset",
            "}",
            "fi",
            "let");
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=(.*)", Pattern.DOTALL);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)\\}?");
    private static final Pattern SUM = Pattern.compile("\\$\\(\\(\\s*\\$?(\\w+)\\s*([+-])\\s*(\\d+)\\s*\\)\\)");
    private static final Pattern INCREMENT =
            Pattern.compile("\\(\\(\\s*(\\w+)\\s*(\\+\\+|--|\\+=\\s*(\\d+))\\s*\\)\\)");
    private static final int SHOWN = 24_000;

    private final Shell.Spans spans;
    private final StringBuilder output = new StringBuilder();
    private final Map<String, String> variables = new HashMap<>();
    private int count;

    ShellCommands(Shell.Spans spans) {
        this.spans = spans;
    }

    /** Where the script goes on after a command. */
    enum Jump {
        NONE,
        EXIT,
        BREAK
    }

    /** Of one command. */
    record Result(int code, Duration took, Jump jump) {
        static Result of(int code, Duration took) {
            return new Result(code, took, Jump.NONE);
        }
    }

    String output() {
        return output.toString();
    }

    /** The script in {@code ( … )} or {@code bash -c '…'}. */
    Optional<String> inner(String command) {
        var text = withoutPrefixes(command);
        if (text.startsWith("(") && !text.startsWith("((") && text.endsWith(")")) {
            return Optional.of(text.substring(1, text.length() - 1));
        }
        var shell = Pattern.compile("(?:/bin/)?(?:ba)?sh\\s+-\\w*c\\s+(['\"])(.*)\\1.*", Pattern.DOTALL)
                .matcher(text);
        return shell.matches() ? Optional.of(shell.group(2)) : Optional.empty();
    }

    /** How often a {@code for} goes round. */
    int rounds(String head) {
        var in = head.indexOf(" in ");
        if (in < 0) {
            return 1;
        }
        var list = head.substring(in + 4).strip();
        var sequence = Pattern.compile("\\$\\(seq\\s+(?:(\\d+)\\s+)?(\\d+)\\)|\\{(\\d+)\\.\\.(\\d+)}")
                .matcher(list);
        if (sequence.matches()) {
            boolean braces = sequence.group(3) != null;
            var from = braces ? sequence.group(3) : sequence.group(1);
            var to = braces ? sequence.group(4) : sequence.group(2);
            return Integer.parseInt(to) - (from == null ? 1 : Integer.parseInt(from)) + 1;
        }
        return ShellText.words(list).size();
    }

    /** @param elapsed of the script so far */
    Result run(String command, Duration elapsed) {
        variables.put("SECONDS", String.valueOf(elapsed.toSeconds()));
        var assigned = assign(command);
        if (assigned) {
            return Result.of(0, Duration.ZERO);
        }
        var words = ShellText.words(expand(withoutPrefixes(command)));
        if (words.isEmpty()) {
            return Result.of(0, Duration.ZERO);
        }
        var name = words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
        var arguments = words.subList(1, words.size());
        if (PACKAGE_MANAGERS.contains(name)) {
            return packages(arguments);
        }
        if (DOWNLOADS.contains(name)) {
            return Result.of(0, span(15, 45));
        }
        if (AT_ONCE.contains(name)) {
            return Result.of(0, Duration.ZERO);
        }
        return switch (name) {
            case "exit", "return" ->
                new Result(arguments.isEmpty() ? 0 : number(arguments.get(0)) & 255, Duration.ZERO, Jump.EXIT);
            case "break" -> new Result(0, Duration.ZERO, Jump.BREAK);
            case "false" -> Result.of(1, Duration.ZERO);
            case "sleep" ->
                Result.of(0, arguments.stream().map(ShellCommands::length).reduce(Duration.ZERO, Duration::plus));
            case "echo", "printf" -> echo(arguments);
            case "curl", "wget" -> fetched(command, arguments);
            case "test", "[", "[[" -> Result.of(ShellConditions.holds(arguments) ? 0 : 1, Duration.ZERO);
            case "systemctl", "service" -> systemctl(arguments);
            default -> Result.of(0, span(0, 1));
        };
    }

    private Result packages(List<String> arguments) {
        var action = arguments.stream()
                .filter(word -> !word.startsWith("-"))
                .findFirst()
                .orElse("");
        if (!INSTALLS.contains(action)) {
            return Result.of(0, span(2, 6));
        }
        var names = arguments.stream()
                .filter(word -> !word.startsWith("-") && !word.equals(action))
                .collect(Collectors.joining(" "));
        write("Last metadata expiration check: 0:00:07 ago.\nDependencies resolved.\nRunning transaction\n"
                + (names.isEmpty() ? "" : "Installed:\n  " + names + "\n") + "Complete!");
        return Result.of(0, span(60, 120));
    }

    private Result echo(List<String> arguments) {
        if (arguments.stream().noneMatch(word -> word.startsWith(">"))) {
            write(String.join(" ", arguments));
        }
        return Result.of(0, Duration.ZERO);
    }

    private Result fetched(String command, List<String> arguments) {
        if (command.contains("%{http_code}")) {
            write("200");
        } else if (!arguments.contains("-o") && !command.contains(">") && !arguments.contains("--output")) {
            write("OK");
        }
        return Result.of(0, span(0, 1));
    }

    private Result systemctl(List<String> arguments) {
        if (arguments.contains("is-active") || arguments.contains("status")) {
            write("active");
        }
        return Result.of(0, span(0, 2));
    }

    private boolean assign(String command) {
        var increment = INCREMENT.matcher(command);
        if (increment.matches()) {
            int by = increment.group(2).equals("--") ? -1 : increment.group(3) == null ? 1 : number(increment.group(3));
            variables.merge(
                    increment.group(1), String.valueOf(by), (old, add) -> String.valueOf(number(old) + number(add)));
            return true;
        }
        var text = command.replaceFirst("^(export|local|readonly|declare)\\s+", "");
        var assignment = ASSIGNMENT.matcher(text);
        if (!assignment.matches() || ShellText.words(text).size() > 1) {
            return false;
        }
        var sum = SUM.matcher(assignment.group(2));
        if (sum.matches()) {
            int value = number(variables.getOrDefault(sum.group(1), "0"));
            int other = number(sum.group(3));
            variables.put(
                    assignment.group(1), String.valueOf(sum.group(2).equals("+") ? value + other : value - other));
        } else {
            variables.put(assignment.group(1), expand(assignment.group(2)).replaceAll("[\"']", ""));
        }
        return true;
    }

    private String expand(String text) {
        return VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(variables.getOrDefault(match.group(1), match.group())));
    }

    private static String withoutPrefixes(String command) {
        var text = command.strip();
        while (true) {
            var first = text.split("\\s+", 2);
            if (first.length == 2 && PREFIXES.contains(first[0])) {
                text = first[1];
            } else if (first.length == 2 && first[0].equals("timeout")) {
                text = first[1].replaceFirst("^(-\\S+\\s+)*\\S+\\s+", "");
            } else if (first.length == 2 && first[0].matches("\\w+=[^$(]*")) {
                text = first[1];
            } else {
                return text;
            }
        }
    }

    private Duration span(int from, int to) {
        return spans.between(String.valueOf(count++), from, to);
    }

    private void write(String text) {
        if (output.length() < SHOWN) {
            output.append(text).append('\n');
        }
    }

    private static Duration length(String word) {
        var match = Pattern.compile("(\\d*\\.?\\d+)([smhd]?)").matcher(word);
        if (!match.matches()) {
            return Duration.ZERO;
        }
        long unit = switch (match.group(2)) {
            case "m" -> 60_000;
            case "h" -> 3_600_000;
            case "d" -> 86_400_000;
            default -> 1000;
        };
        return Duration.ofMillis((long) (Double.parseDouble(match.group(1)) * unit));
    }

    private static int number(String word) {
        return word.matches("-?\\d{1,9}") ? Integer.parseInt(word) : 0;
    }
}
