package io.jenkins.plugins.slipway.report.operation;

import java.util.Set;

/**
 * Which part of an operation a journal's path belongs to.
 *
 * @param text for people: {@code wave first: eu-central-1 storefront-eu}
 */
record LaneName(String text, boolean takesBack) {
    private static final Set<String> FOR_ALL = Set.of("claim", "prove", "end claims");

    static LaneName of(String path) {
        if (path.isEmpty()) {
            return new LaneName("operation", false);
        }
        var parts = path.split("/");
        if (parts[0].equals("undo")) {
            return new LaneName("taking back", true);
        }
        if (parts.length == 1 || FOR_ALL.contains(parts[0])) {
            return new LaneName(parts[0], false);
        }
        return new LaneName(parts[0].equals("wave all") ? parts[1] : parts[0] + ": " + parts[1], false);
    }
}
