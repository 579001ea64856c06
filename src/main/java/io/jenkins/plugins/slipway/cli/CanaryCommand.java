package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code slipway canary}. */
@Command(
        name = "canary",
        description = {
            "Tries an image on a growing share of the traffic and judges each step.",
            "At the end, whatever the verdict, all traffic is back on the stable group. The spec says the steps."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway canary --environment production --release-version 1.4.2",
            "  slipway canary -e production --release-version 1.4.2 --image ami-0c81972e284bfd7f7 --json",
            "",
            StartCommand.EXIT_CODES
        })
final class CanaryCommand extends StartCommand {
    @Mixin
    private ReleaseOptions release;

    @Mixin
    private ImageOption image;

    @Override
    Optional<String> commit() {
        return release.commit();
    }

    @Override
    PlannedOperation<?> plan(Planning planning) {
        return planning.canary(image.of(planning), release.version(), release.commit());
    }
}
