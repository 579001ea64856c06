package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code slipway build-ami}. */
@Command(
        name = "build-ami",
        description = {
            "Bakes a golden image, boots it once as a test, and publishes its id.",
            "It is copied to the regions of the targets, and published there as a parameter."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway build-ami --environment production --release-version 1.4.2",
            "  slipway build-ami -e production --release-version 1.4.2 --json | jq -r .image",
            "",
            StartCommand.EXIT_CODES
        })
final class BuildAmiCommand extends StartCommand {
    @Mixin
    private ReleaseOptions release;

    @Option(
            names = "--from-image",
            paramLabel = "AMI",
            description = "Bake nothing: copy, share and publish this good image, whose bake failed in some regions.")
    private String finish;

    @Override
    List<String> targets(Planning planning) {
        return List.of(); // it touches no fleet
    }

    @Override
    Optional<String> commit() {
        return release.commit();
    }

    @Override
    PlannedOperation<?> plan(Planning planning) {
        return planning.buildAmi(release.version(), Optional.ofNullable(finish));
    }
}
