package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.bitbucket.Bitbucket;
import java.util.Optional;

/** Opens a repository as a connection's sign-in. */
@FunctionalInterface
public interface Repositories {
    /**
     * For a few calls; the caller closes it.
     *
     * @param connection a name that an administrator defined
     * @param repository {@code owner/name}
     * @return empty when there is no such connection here
     * @throws IllegalStateException when its sign-in is not where it should be; the message never says what it is
     */
    Optional<Bitbucket> open(String connection, String repository);
}
