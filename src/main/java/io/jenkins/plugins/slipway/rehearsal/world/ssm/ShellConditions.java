package io.jenkins.plugins.slipway.rehearsal.world.ssm;

import java.util.List;

/** {@code test} and {@code [ … ]}: numbers are compared; of files and texts that the rehearsal does not have, the ordinary is assumed. */
final class ShellConditions {
    private ShellConditions() {}

    static boolean holds(List<String> arguments) {
        var words = arguments.stream().filter(word -> !word.startsWith("]")).toList();
        if (!words.isEmpty() && words.get(0).equals("!")) {
            return !holds(words.subList(1, words.size()));
        }
        if (words.size() == 3) {
            long left = number(words.get(0));
            long right = number(words.get(2));
            return switch (words.get(1)) {
                case "-lt" -> left < right;
                case "-le" -> left <= right;
                case "-gt" -> left > right;
                case "-ge" -> left >= right;
                case "-eq" -> left == right;
                case "-ne", "!=" -> false;
                default -> true;
            };
        }
        return words.isEmpty() || !words.get(0).equals("-z");
    }

    private static long number(String word) {
        return word.matches("-?\\d{1,15}") ? Long.parseLong(word) : 0;
    }
}
