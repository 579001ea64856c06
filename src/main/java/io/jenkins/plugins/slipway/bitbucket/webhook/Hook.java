package io.jenkins.plugins.slipway.bitbucket.webhook;

import java.util.List;

/**
 * A Bitbucket that may tell of repositories.
 *
 * @param name part of its address
 * @param secret with which it signs; never shown
 * @param connection by which more is asked for than a message holds
 * @param repositories {@code owner/name}, or {@code owner/*} for all of an owner
 */
public record Hook(String name, byte[] secret, String connection, List<String> repositories) {
    public Hook {
        repositories = List.copyOf(repositories);
    }

    boolean speaksFor(String repository) {
        var slash = repository.indexOf('/');
        return repositories.contains(repository) || repositories.contains(repository.substring(0, slash) + "/*");
    }

    @Override
    public String toString() {
        return "webhook " + name;
    }
}
