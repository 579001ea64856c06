package io.jenkins.plugins.slipway.jenkins.step;

import java.util.Map;
import java.util.Optional;

/**
 * Which release a step is about.
 *
 * @param name for people: a tag, or the build's number with the commit's first letters
 * @param commit of the service's repository, or empty
 */
record Version(String name, Optional<String> commit) {
    private static final int SHORT = 7;

    /** What the step says, else what the build's variables say. */
    static Version of(String name, String commit, Map<String, String> variables) {
        var known = Optional.ofNullable(commit).or(() -> value(variables, "GIT_COMMIT"));
        return new Version(
                Optional.ofNullable(name)
                        .or(() -> value(variables, "TAG_NAME"))
                        .orElseGet(() -> numbered(variables, known)),
                known);
    }

    private static String numbered(Map<String, String> variables, Optional<String> commit) {
        return value(variables, "BUILD_NUMBER").orElse("0")
                + commit.map(sha -> "-" + sha.substring(0, Math.min(SHORT, sha.length())))
                        .orElse("");
    }

    private static Optional<String> value(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }
}
