package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.operation.OperationRecord;
import java.util.Map;

/** What an operation does, in the words that stand in Bitbucket. */
record Shown(String verb, String service, String environment, String version) {
    private static final int LONGEST_NAME = 255;

    static Shown of(OperationRecord operation) {
        return of(operation.verb(), operation.labels());
    }

    /** @param labels of an operation, or of one that could be started */
    static Shown of(String verb, Map<String, String> labels) {
        return new Shown(
                verb,
                labels.getOrDefault("service", ""),
                labels.getOrDefault("environment", ""),
                labels.getOrDefault("version", ""));
    }

    /** A part of a whole delivery, under the name of the verb that does it alone. */
    Shown stage(String stage) {
        return new Shown(stage, service, environment, version);
    }

    String key() {
        return Key.of(verb, service, environment);
    }

    /** {@code Slipway: deliver checkout 1.4.2 in production}. */
    String name() {
        var name = "Slipway: %s %s %s".formatted(verb, service, version)
                + (environment.isEmpty() ? "" : " in " + environment);
        return oneLine(name.replaceAll(" +", " "), LONGEST_NAME);
    }

    /** What a status takes, and a little less: a name, a description. */
    static String oneLine(String text, int most) {
        var line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }
}
