package io.jenkins.plugins.slipway.bitbucket.webhook;

import java.util.List;
import java.util.Map;

/**
 * A Bitbucket that may tell of repositories.
 *
 * @param name part of its address
 * @param secret with which it signs; never shown
 * @param connection by which more is asked for than a message holds
 * @param repositories {@code owner/name}, or {@code owner/*} for all of an owner
 * @param services which service Pipelines itself deploys, by repository; of others its deployments are of no concern
 */
public record Hook(
        String name, byte[] secret, String connection, List<String> repositories, Map<String, String> services) {
    public Hook {
        repositories = List.copyOf(repositories);
        services = Map.copyOf(services);
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
