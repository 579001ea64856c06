package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code slipway deliver}. */
@Command(
        name = "deliver",
        description = {
            "Delivers a release: bakes its golden image, tries it as a canary, rolls the fleet, watches it.",
            "What fails, or is interrupted, is taken back."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway deliver --environment production --release-version 1.4.2 --commit 3f2a91c",
            "  slipway deliver examples/checkout/slipway.yaml -e staging --release-version 1.4.2 --wait",
            "  slipway deliver --environment production --plan plan.json",
            "",
            StartCommand.EXIT_CODES
        })
final class DeliverCommand extends StartCommand {
    @Mixin
    private ReleaseOptions release;

    @Mixin
    private SavedPlanOption saved;

    @Override
    Optional<String> commit() {
        return release.commit();
    }

    @Override
    PlannedOperation<?> plan(Planning planning) {
        return saved.or("deliver", planning, release, () -> planning.deliver(release.version(), release.commit()));
    }
}
