package io.jenkins.plugins.slipway.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which release. */
final class ReleaseOptions {
    @Option(
            names = "--release-version",
            paramLabel = "VERSION",
            description = "The release's version, for people: a tag, a build number.")
    private String version;

    @Option(
            names = "--commit",
            paramLabel = "SHA",
            description = "The release's commit in the service's repository; without it there is no change lead time.")
    private String commit;

    /** @throws WrongUsage when none is named */
    String version() {
        if (version == null) {
            throw new WrongUsage("the release has no version: add --release-version, a tag or a build number");
        }
        return version;
    }

    boolean isNamed() {
        return version != null || commit != null;
    }

    Optional<String> commit() {
        return Optional.ofNullable(commit);
    }
}
