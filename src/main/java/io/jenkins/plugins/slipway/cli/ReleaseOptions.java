package io.jenkins.plugins.slipway.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Which release. */
final class ReleaseOptions {
    @Option(
            names = "--release-version",
            paramLabel = "VERSION",
            required = true,
            description = "Of the release, for people: a tag, a build number.")
    private String version;

    @Option(
            names = "--commit",
            paramLabel = "SHA",
            description = "Of the service's repository; without it the release has no change lead time.")
    private String commit;

    String version() {
        return version;
    }

    Optional<String> commit() {
        return Optional.ofNullable(commit);
    }
}
