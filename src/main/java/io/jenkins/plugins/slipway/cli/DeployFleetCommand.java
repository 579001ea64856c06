package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code slipway deploy-fleet}. */
@Command(
        name = "deploy-fleet",
        description =
                "Rolls an image over the fleet by an instance refresh and watches it; the way back is proven first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway deploy-fleet --environment production --release-version 1.4.2 --commit 3f2a91c",
            "  slipway deploy-fleet -e production --release-version 1.4.1 --image ami-0c81972e284bfd7f7",
            "",
            StartCommand.EXIT_CODES
        })
final class DeployFleetCommand extends StartCommand {
    @Mixin
    private ReleaseOptions release;

    @Mixin
    private ImageOption image;

    @Mixin
    private SavedPlanOption saved;

    @Override
    Optional<String> commit() {
        return release.commit();
    }

    @Override
    PlannedOperation<?> plan(Planning planning) {
        return saved.or(
                "deploy-fleet",
                planning,
                release,
                () -> planning.deployFleet(image.of(planning), release.version(), release.commit()));
    }
}
