package io.jenkins.plugins.slipway.bitbucket.publish;

import io.jenkins.plugins.slipway.bitbucket.InsightsReport;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.DurationFigure;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.Figure;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.Result;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.TextFigure;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.report.operation.CanaryStory;
import io.jenkins.plugins.slipway.report.operation.ImageRecord;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The report of an operation at its commit, one for each verb: what the canary showed, how the figures of DORA moved, what the image is made of. */
final class ReleaseReport {
    private static final int MOST_FIGURES = 10;

    private final OperationStory story;
    private final Outcome outcome;
    private final Instant at;

    private ReleaseReport(OperationStory story, Outcome outcome, Instant at) {
        this.story = story;
        this.outcome = outcome;
        this.at = at;
    }

    /** @param at when its ending was decided */
    static InsightsReport of(
            OperationStory story,
            Outcome outcome,
            Instant at,
            Optional<DoraMovement> movement,
            Showcase showcase,
            URI link) {
        var shown = Shown.of(story.head());
        var report = new ReleaseReport(story, outcome, at);
        return new InsightsReport(
                shown.key(),
                shown.name(),
                report.details(),
                outcome.ending() == Ending.DONE ? Result.PASSED : Result.FAILED,
                Optional.of(link),
                report.figures(movement),
                Blame.of(story, outcome, showcase));
    }

    private String details() {
        var lines = new ArrayList<String>();
        lines.add(Said.words(story.head(), outcome, at) + ".");
        CanaryStory.of(story).forEach(canary -> lines.add(canary(canary)));
        ImageRecord.of(story).map(this::made).ifPresent(lines::add);
        outcome.left()
                .forEach(left ->
                        lines.add("Left: %s (%s); by hand: %s".formatted(left.what(), left.why(), left.byHand())));
        lines.add("Operation %s, requested by %s."
                .formatted(story.head().id(), story.head().requestedBy()));
        return String.join("\n", lines);
    }

    /** Every weight with its verdict; of the last one every reason. */
    private static String canary(CanaryStory canary) {
        var steps = canary.steps();
        var last = steps.get(steps.size() - 1);
        return "Canary%s: %s. %s."
                .formatted(
                        canary.fleet().isEmpty() ? "" : " of " + canary.fleet(),
                        steps.stream()
                                .map(step -> "%s at %d %%".formatted(step.verdict(), step.percent()))
                                .collect(Collectors.joining(", ")),
                        last.reasons().stream()
                                .map(reason -> reason.metric() + ": " + reason.reason())
                                .collect(Collectors.joining("; ")));
    }

    private String made(ImageRecord image) {
        var made = new StringBuilder("Image %s of %s on %s in %s"
                .formatted(image.imageId().orElse("(none)"), image.baseImage(), image.instanceType(), image.region()));
        if (!image.commands().isEmpty()) {
            made.append(": ")
                    .append(image.commands().stream()
                            .map(command -> "%s (%s)".formatted(command.name(), command.result()))
                            .collect(Collectors.joining(", ")));
        }
        if (!image.copies().isEmpty()) {
            made.append("; copied to ").append(String.join(", ", image.copies()));
        }
        return made.append('.').toString();
    }

    /** The most telling first: Data Center shows six. */
    private List<Figure> figures(Optional<DoraMovement> movement) {
        var figures = new ArrayList<Figure>();
        var verdict = Verdicts.worst(story);
        if (!verdict.isMissingNode()) {
            var measured = Verdicts.measured(verdict);
            figures.add(new TextFigure(
                    "Canary",
                    "%s at %d %%%s"
                            .formatted(
                                    verdict.path("verdict").asText(),
                                    verdict.path("percent").asInt(),
                                    measured.isEmpty() ? "" : ": " + measured)));
        }
        story.image().ifPresent(image -> figures.add(new TextFigure("Image", image)));
        movement.ifPresent(moved -> figures.addAll(moved.figures()));
        ImageRecord.of(story).ifPresent(image -> {
            figures.add(new TextFigure("Base image", image.baseImage()));
            figures.add(new TextFigure("Updates", updates(image)));
        });
        figures.add(new DurationFigure("Took", Duration.between(story.head().createdAt(), at)));
        return figures.subList(0, Math.min(figures.size(), MOST_FIGURES));
    }

    /** As the bake's plan names them. */
    private String updates(ImageRecord image) {
        return image.commands().stream()
                .map(ImageRecord.Command::name)
                .map(name -> name.replaceFirst("^builder: ", ""))
                .filter(name -> name.matches("install (security|all) updates"))
                .map(name -> name.replaceAll("^install | updates$", ""))
                .findFirst()
                .orElse("none");
    }
}
