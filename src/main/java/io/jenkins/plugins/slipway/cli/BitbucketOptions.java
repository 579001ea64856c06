package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.bitbucket.RepositoryAddress;
import io.jenkins.plugins.slipway.bitbucket.Site;
import io.jenkins.plugins.slipway.bitbucket.publish.Showcase;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Where in Bitbucket an operation is shown. */
final class BitbucketOptions {
    private static final String NAME = "--bitbucket";
    private static final Pattern NAMED = Pattern.compile("(?<connection>[^:/]+):(?<repository>[^/]+/[^/]+)");

    @Option(
            names = NAME,
            paramLabel = "NAME:OWNER/REPO",
            description =
                    "Show the release in this repository: build statuses, a report, in a Data Center a deployment. NAME is a"
                            + " bitbucket of the connections file, or 'pipe': the sign-in that the environment has. Default: nowhere.")
    private String repository;

    @Option(
            names = "--bitbucket-commit",
            paramLabel = "SHA",
            description = "The commit at which it is shown, in full. Default: that of --commit.")
    private String commit;

    @Option(
            names = "--bitbucket-link",
            paramLabel = "URL",
            description = "Where what is shown leads: a build, a step. Default: the commit's page.")
    private URI link;

    /**
     * Empty when it is shown nowhere.
     *
     * @param released commit of the release
     * @throws WrongUsage when the options do not fit together
     */
    Optional<Showcase> showcase(Optional<String> released) {
        if (repository == null) {
            if (commit != null || link != null) {
                throw new WrongUsage("nothing is shown in Bitbucket without %s NAME:OWNER/REPO".formatted(NAME));
            }
            return Optional.empty();
        }
        var named = NAMED.matcher(repository);
        if (!named.matches()) {
            throw new WrongUsage(
                    "%s '%s' is not NAME:OWNER/REPO, such as pipe:acme/checkout".formatted(NAME, repository));
        }
        try {
            RepositoryAddress.of(Site.CLOUD, named.group("repository"));
        } catch (IllegalArgumentException wrong) {
            throw new WrongUsage(NAME + ": " + wrong.getMessage(), wrong);
        }
        return Optional.of(Showcase.of(named.group("connection"), named.group("repository"), hash(released))
                .linked(Optional.ofNullable(link).map(BitbucketOptions::checked)));
    }

    private String hash(Optional<String> released) {
        var hash = Optional.ofNullable(commit)
                .or(() -> released)
                .orElseThrow(() -> new WrongUsage(
                        "%s shows a release at its commit: add --commit or --bitbucket-commit".formatted(NAME)));
        if (!Showcase.isFullHash(hash)) {
            throw new WrongUsage(
                    "%s needs the whole hash of the commit, not '%s': 'git rev-parse HEAD' prints it, or give it by --bitbucket-commit"
                            .formatted(NAME, hash));
        }
        return hash;
    }

    private static URI checked(URI link) {
        if (link.getHost() == null || !String.valueOf(link.getScheme()).matches("https?")) {
            throw new WrongUsage("--bitbucket-link '%s' is no address of a page: begin with https://".formatted(link));
        }
        return link;
    }
}
