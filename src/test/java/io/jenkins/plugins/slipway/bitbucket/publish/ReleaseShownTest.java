package io.jenkins.plugins.slipway.bitbucket.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.bitbucket.BuildStatus.State;
import io.jenkins.plugins.slipway.bitbucket.DeploymentEnvironment.Kind;
import io.jenkins.plugins.slipway.bitbucket.DeploymentStatus;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.Result;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.Severity;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport.TextFigure;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.EntryData;
import io.jenkins.plugins.slipway.operation.JournalJson;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.report.operation.RehearsedStories;
import io.jenkins.plugins.slipway.spec.SpecLines;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What developers see of rehearsed deliveries. */
class ReleaseShownTest {
    private static final URI LINK = URI.create("https://ci.example.com/7");
    private static final Path SPEC = Path.of("examples/regions/slipway.yaml");
    private static final Showcase SHOWCASE = Showcase.of("acme", "acme/storefront", "0".repeat(40))
            .blaming("deploy/slipway.yaml", SpecLines.of(SPEC, "production"));

    private static InsightsReport report(OperationStory story) {
        return ReleaseReport.of(story, outcome(story), RehearsedStories.end(story), Optional.empty(), SHOWCASE, LINK);
    }

    private static Outcome outcome(OperationStory story) {
        return story.head().outcome().orElseThrow();
    }

    private static List<Said> statuses(OperationStory story, String... takenBack) {
        return Said.ended(story, outcome(story), Set.of(takenBack), RehearsedStories.end(story));
    }

    private static Map<String, String> figures(InsightsReport report) {
        return report.figures().stream()
                .filter(TextFigure.class::isInstance)
                .map(TextFigure.class::cast)
                .collect(Collectors.toMap(TextFigure::title, TextFigure::text));
    }

    @Test
    void shouldShowEachPartOfADeliveryThatIsDone() throws InterruptedException {
        var story = RehearsedStories.of(Behaviour.GOOD);

        assertThat(statuses(story))
                .allSatisfy(said -> assertThat(said.state()).isEqualTo(State.SUCCESSFUL))
                .allSatisfy(said -> assertThat(said.linkedTo(LINK).key()).hasSizeLessThanOrEqualTo(40))
                .extracting(said -> said.shown().verb())
                .containsExactly("deliver", "build-ami", "canary", "deploy-fleet");
        assertThat(statuses(story).get(2).words()).startsWith("PASS at 50 % after 15 min: ");
    }

    @Test
    void shouldReportCanaryAndImageOfADeliveryThatIsDone() throws InterruptedException {
        var report = report(RehearsedStories.of(Behaviour.GOOD));

        assertThat(report.result()).isEqualTo(Result.PASSED);
        assertThat(report.title()).isEqualTo("Slipway: deliver storefront 1.4.2 in production");
        assertThat(report.annotations()).isEmpty();
        assertThat(report.details())
                .contains("pass at 20 %, pass at 50 %")
                .contains("Image ami-")
                .contains("install security updates (SUCCESS, exit code 0)")
                .contains("copied to eu-west-1, us-east-1");
        assertThat(figures(report))
                .containsEntry("Updates", "security")
                .hasEntrySatisfying("Base image", image -> assertThat(image).startsWith("ami-"))
                .hasEntrySatisfying(
                        "Canary",
                        canary -> assertThat(canary)
                                .matches("PASS at 50 %: errors 0\\.[0-9] %, baseline 0\\.[0-9] %; latency [0-9]+ ms,"
                                        + " baseline [0-9]+ ms"));
    }

    @Test
    void shouldBlameTheLineOfTheThresholdWhenTheCanaryIsWorse() throws InterruptedException {
        var story = RehearsedStories.of(Behaviour.ERRORS);
        var report = report(story);

        assertThat(report.result()).isEqualTo(Result.FAILED);
        assertThat(report.annotations()).singleElement().satisfies(annotation -> {
            assertThat(annotation.path()).isEqualTo("deploy/slipway.yaml");
            assertThat(annotation.line())
                    .contains(SpecLines.of(SPEC, "production").getOrDefault("canary", -1));
            assertThat(annotation.severity()).isEqualTo(Severity.HIGH);
            assertThat(annotation.message()).startsWith("canary, errors at 20 % of the traffic: worse: canary 10 of");
        });
        assertThat(statuses(story, "restore-route"))
                .extracting(said -> said.shown().verb() + " " + said.state())
                .containsExactly("deliver FAILED", "build-ami SUCCESSFUL", "canary FAILED", "rollback SUCCESSFUL");
    }

    @Test
    void shouldBlameNobodyWhenSomebodyAbortsIt() throws InterruptedException {
        var whole = RehearsedStories.of(Behaviour.GOOD);
        var baking = RehearsedStories.until("image available", whole);
        var outcome = new Outcome(Ending.ABORTED, "aborted by ann", null, List.of());

        assertThat(Blame.of(baking, outcome, SHOWCASE)).isEmpty();
        var rolling = RehearsedStories.until("every instance runs it", whole);
        var left = new Outcome(Ending.NEEDS_PERSON, "aborted by ann; stopped while undoing", null, List.of());
        assertThat(Blame.of(rolling, left, SHOWCASE)).isNotEmpty();
        assertThat(Blame.of(turned(rolling), left, SHOWCASE)).isEmpty();
        assertThat(Said.ended(baking, outcome, Set.of(), RehearsedStories.end(baking)))
                .extracting(said -> said.shown().verb() + " " + said.state())
                .containsExactly("deliver STOPPED", "build-ami STOPPED");
    }

    private static OperationStory turned(OperationStory story) {
        var last = story.entries().get(story.entries().size() - 1);
        var entries = new ArrayList<>(story.entries());
        entries.add(new Entry(
                last.seq() + 1,
                "",
                Entry.Kind.TURN,
                "turn",
                JournalJson.tree(new EntryData.TurnData(Ending.ABORTED, "aborted by ann", 1)),
                last.at(),
                last.epoch()));
        return new OperationStory(story.head(), entries, story.release(), story.pause(), story.abort());
    }

    @Test
    void shouldBlameTheRefreshWhenAFleetDoesNotBecomeHealthy() throws InterruptedException {
        var rolling = RehearsedStories.until("every instance runs it", RehearsedStories.of(Behaviour.GOOD));
        var outcome = new Outcome(Ending.FAILED, "the refresh of storefront-eu failed", null, List.of());

        assertThat(Blame.of(rolling, outcome, SHOWCASE)).singleElement().satisfies(annotation -> {
            assertThat(annotation.key()).isEqualTo("refresh");
            assertThat(annotation.line()).isPresent();
        });
        assertThat(Said.ended(rolling, outcome, Set.of("restore-fleet"), RehearsedStories.end(rolling)))
                .extracting(said -> said.shown().verb() + " " + said.state())
                .containsExactly(
                        "deliver FAILED",
                        "build-ami SUCCESSFUL",
                        "canary SUCCESSFUL",
                        "deploy-fleet FAILED",
                        "rollback SUCCESSFUL");
    }

    @Test
    void shouldTellDataCenterOfADeploymentThatWasTakenBack() throws InterruptedException {
        var story = RehearsedStories.of(Behaviour.ERRORS);
        var deployment = DeploymentOf.ended(
                story.head(),
                outcome(story),
                Set.of("restore-fleet"),
                RehearsedStories.end(story),
                SHOWCASE.in(Kind.PRODUCTION),
                LINK);

        assertThat(deployment.state()).isEqualTo(DeploymentStatus.State.ROLLED_BACK);
        assertThat(deployment.environmentKind()).isEqualTo(Kind.PRODUCTION);
        assertThat(deployment.number()).isEqualTo(story.head().createdAt().getEpochSecond());
    }
}
