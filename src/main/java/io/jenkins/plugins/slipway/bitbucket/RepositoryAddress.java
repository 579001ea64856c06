package io.jenkins.plugins.slipway.bitbucket;

import java.net.URI;
import java.util.Optional;

/**
 * A repository of a Bitbucket.
 *
 * @param site {@code https://bitbucket.org}, or where the Data Center is, with its context path
 * @param cloudApi where Cloud's API is when the host of the site does not tell, as behind a gateway, such as
 *     {@code https://gateway.example/2.0}; with it the site is Cloud's, whatever its host
 * @param owner workspace, or key of the project
 * @param name slug of the repository
 */
public record RepositoryAddress(URI site, Optional<URI> cloudApi, String owner, String name) {
    private static final URI CLOUD_API = URI.create("https://api.bitbucket.org/2.0");

    public RepositoryAddress(URI site, String owner, String name) {
        this(site, Optional.empty(), owner, name);
    }

    /** @throws IllegalArgumentException when the text is not {@code owner/name} */
    public static RepositoryAddress of(URI site, String ownerAndName) {
        return of(site, Optional.empty(), ownerAndName);
    }

    /**
     * With an API that the site does not tell.
     *
     * @throws IllegalArgumentException when the text is not {@code owner/name}
     */
    public static RepositoryAddress of(URI site, Optional<URI> cloudApi, String ownerAndName) {
        if (!ownerAndName.matches("[~\\w.{}-]+/[\\w.{}-]+")) {
            throw new IllegalArgumentException(
                    "'%s' is no repository of Bitbucket; write workspace/repository, or PROJECT/repository"
                            .formatted(ownerAndName));
        }
        var slash = ownerAndName.indexOf('/');
        return new RepositoryAddress(
                site, cloudApi, ownerAndName.substring(0, slash), ownerAndName.substring(slash + 1));
    }

    /** Whether it is on Bitbucket Cloud. */
    public boolean isCloud() {
        return cloudApi.isPresent()
                || "bitbucket.org".equals(site.getHost())
                || "api.bitbucket.org".equals(site.getHost());
    }

    /** Where the API is: of Cloud with its version, of a Data Center below its context path. */
    public URI api() {
        return isCloud()
                ? cloudApi.orElse(CLOUD_API)
                : URI.create(site.toString().replaceAll("/+$", "") + "/rest");
    }

    /** As {@code owner/name}. */
    public String fullName() {
        return owner + "/" + name;
    }

    /** As events of deployments and commits name it. */
    public String eventName() {
        return "bitbucket:" + fullName();
    }
}
