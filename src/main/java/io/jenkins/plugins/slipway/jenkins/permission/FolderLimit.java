package io.jenkins.plugins.slipway.jenkins.permission;

import java.util.Set;

/**
 * The connections that a folder lets its jobs use.
 *
 * @param folder full name
 */
public record FolderLimit(String folder, Set<String> connections) {
    public FolderLimit {
        connections = Set.copyOf(connections);
    }
}
