package io.jenkins.plugins.slipway.bitbucket;

import io.jenkins.plugins.slipway.notify.Webhook;
import java.net.URI;
import java.util.Optional;

/**
 * A Bitbucket that an administrator defined.
 *
 * @param url {@code https://bitbucket.org}, or where the Data Center is, with its context path
 * @param cloudApi where Cloud's API is when the host does not tell; then it is Cloud's
 * @param signIn as whom it is called
 */
public record Site(URI url, Optional<URI> cloudApi, SignIn signIn) {
    public static final URI CLOUD = URI.create("https://bitbucket.org");

    /**
     * An address that tokens may go to: https with a host and without a user; http on this machine only.
     *
     * @return empty for any other
     */
    public static Optional<URI> safeAddress(String url) {
        return Webhook.safeAddress(url);
    }

    /** Whether it is Bitbucket Cloud. */
    public boolean isCloud() {
        return new RepositoryAddress(url, cloudApi, "", "").isCloud();
    }

    /**
     * A repository of it; calls nobody yet.
     *
     * @throws IllegalArgumentException when the text is not {@code owner/name}, or this kind knows no such sign-in
     */
    public Bitbucket open(String ownerAndName, Patience patience) {
        return Bitbuckets.open(RepositoryAddress.of(url, cloudApi, ownerAndName), signIn, patience);
    }
}
