package io.jenkins.plugins.slipway.bitbucket;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * A Bitbucket that an administrator defined.
 *
 * @param url {@code https://bitbucket.org}, or where the Data Center is, with its context path
 * @param cloudApi where Cloud's API is when the host does not tell; then it is Cloud's
 * @param signIn as whom it is called
 */
public record Site(URI url, Optional<URI> cloudApi, SignIn signIn) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    public static final URI CLOUD = URI.create("https://bitbucket.org");

    /**
     * An address that tokens may go to: https with a host and without a user; http on this machine only.
     *
     * @return empty for any other
     */
    public static Optional<URI> safeAddress(String url) {
        try {
            return Optional.of(URI.create(url == null ? "" : url.strip())).filter(Site::isSafe);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static boolean isSafe(URI address) {
        var host = address.getHost();
        var isEncrypted = "https".equals(address.getScheme());
        var isHere = "http".equals(address.getScheme()) && LOOPBACK.contains(String.valueOf(host));
        return host != null && address.getRawUserInfo() == null && (isEncrypted || isHere);
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
