package io.jenkins.plugins.slipway.bitbucket;

import java.net.URI;

/**
 * A repository of a Bitbucket.
 *
 * @param site {@code https://bitbucket.org}, or where the Data Center is, with its context path
 * @param owner workspace, or key of the project
 * @param name slug of the repository
 */
public record RepositoryAddress(URI site, String owner, String name) {
    /** @throws IllegalArgumentException when the text is not {@code owner/name} */
    public static RepositoryAddress of(URI site, String ownerAndName) {
        if (!ownerAndName.matches("[~\\w.{}-]+/[\\w.{}-]+")) {
            throw new IllegalArgumentException(
                    "'%s' is no repository of Bitbucket; write workspace/repository, or PROJECT/repository"
                            .formatted(ownerAndName));
        }
        var slash = ownerAndName.indexOf('/');
        return new RepositoryAddress(site, ownerAndName.substring(0, slash), ownerAndName.substring(slash + 1));
    }

    /** Whether it is on Bitbucket Cloud. */
    public boolean isCloud() {
        return "bitbucket.org".equals(site.getHost()) || "api.bitbucket.org".equals(site.getHost());
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
