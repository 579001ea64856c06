package io.jenkins.plugins.slipway.pipe;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A Dockerfile, held against the rules of hadolint that matter here, by their numbers, and two of our own. */
record Dockerfile(List<String> instructions) {
    private static final Pattern PINNED = Pattern.compile("FROM (\\S+?):(\\S+?)( AS \\S+)?");
    private static final Pattern NUMBERS = Pattern.compile("USER [1-9][0-9]*(:[1-9][0-9]*)?");

    /** Comments go, continued lines become one. */
    static Dockerfile of(String text) {
        var joined = text.lines()
                .filter(line -> !line.stripLeading().startsWith("#"))
                .toList();
        var whole = String.join("\n", joined).replaceAll("\\\\\n\\s*", " ");
        return new Dockerfile(
                whole.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
    }

    /** Every rule that is broken. */
    List<String> faults() {
        var faults = new ArrayList<String>();
        instructions.forEach(line -> check(line, faults));
        var users =
                instructions.stream().filter(line -> line.startsWith("USER ")).toList();
        if (users.isEmpty()) {
            faults.add("DL3002: no USER, so it runs as root");
        } else if (!NUMBERS.matcher(users.get(users.size() - 1)).matches()) {
            faults.add("DL3002: the last USER is no number other than root's: " + users.get(users.size() - 1));
        }
        if (instructions.stream().filter(line -> line.startsWith("ENTRYPOINT ")).count() != 1) {
            faults.add("DL4004: one ENTRYPOINT");
        }
        return faults;
    }

    private static void check(String line, List<String> faults) {
        if (line.startsWith("FROM ")) {
            var from = PINNED.matcher(line);
            if (!from.matches()) {
                faults.add("DL3006: no version: " + line);
            } else if (from.group(2).equals("latest") || !from.group(2).matches("[0-9]+\\.[0-9]+.*")) {
                faults.add("DL3007: not one version: " + line);
            }
        }
        if (line.startsWith("ADD ")) {
            faults.add("DL3020: COPY instead of ADD: " + line);
        }
        if (line.matches("(ENTRYPOINT|CMD) .*") && !line.matches("\\w+ \\[.*]")) {
            faults.add("DL3025: not the exec form: " + line);
        }
        if (line.startsWith("RUN ") && line.contains("apt-get install")) {
            require(line.contains("--no-install-recommends"), "DL3015: --no-install-recommends: " + line, faults);
            require(line.contains("rm -rf /var/lib/apt/lists"), "DL3009: the lists of apt stay: " + line, faults);
        }
        if (line.matches("RUN .*\\bapk add\\b.*")) {
            require(line.contains("--no-cache"), "DL3019: apk add --no-cache: " + line, faults);
        }
        if (line.matches("RUN .*\\bsudo\\b.*")) {
            faults.add("DL3004: sudo: " + line);
        }
        if (line.matches("(ENV|ARG) .*(?i)(password|secret|token|access_key).*")) {
            faults.add("ours: a secret in a layer: " + line);
        }
        if (line.startsWith("WORKDIR ") && !line.startsWith("WORKDIR /")) {
            faults.add("DL3000: WORKDIR is relative: " + line);
        }
    }

    private static void require(boolean isHeld, String fault, List<String> faults) {
        if (!isHeld) {
            faults.add(fault);
        }
    }
}
