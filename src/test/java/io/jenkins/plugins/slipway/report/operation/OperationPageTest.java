package io.jenkins.plugins.slipway.report.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.report.chart.Series;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationPageTest {
    private static final Instant AT = Instant.parse("2026-11-23T06:00:00Z");

    @Test
    void shouldShowWavesCanaryAndImageWhenADeliveryIsDone() throws InterruptedException {
        var page = page(Behaviour.GOOD);

        assertThat(page.open()).isFalse();
        assertThat(page.tone()).isEqualTo("success");
        assertThat(page.fleets())
                .allSatisfy(fleet -> assertThat(fleet.state()).isEqualTo("runs it, bake time over"))
                .extracting(fleet -> fleet.wave() + " " + fleet.region())
                .containsExactly("first eu-central-1", "rest eu-west-1", "rest us-east-1");
        assertThat(page.image()).hasValueSatisfying(image -> {
            assertThat(image.imageId()).hasValueSatisfying(id -> assertThat(id).startsWith("ami-"));
            assertThat(image.copies()).containsExactly("eu-west-1", "us-east-1");
            assertThat(image.commands())
                    .isNotEmpty()
                    .allSatisfy(command -> assertThat(command.result()).isEqualTo("SUCCESS, exit code 0"));
        });
        assertThat(page.canaries()).singleElement().satisfies(canary -> {
            assertThat(canary.steps()).extracting(CanaryStory.Step::verdict).containsOnly("pass");
            assertThat(canary.charts())
                    .hasSize(2)
                    .allSatisfy(chart -> assertThat(chart.numbers().series())
                            .extracting(Series::name)
                            .containsExactly("baseline", "canary"))
                    .allSatisfy(chart -> assertThat(chart.numbers().series())
                            .allSatisfy(side -> assertThat(side.values())
                                    .isNotEmpty()
                                    .hasSameSizeAs(chart.numbers().labels())));
        });
    }

    @Test
    void shouldShowWhatTheJudgeSawWhenTheCanaryIsWorse() throws InterruptedException {
        var page = page(Behaviour.ERRORS);

        assertThat(page.tone()).isEqualTo("warning");
        var canary = page.canaries().get(0);
        assertThat(canary.steps().get(canary.steps().size() - 1).reasons())
                .anySatisfy(
                        reason -> assertThat(reason.verdict() + reason.reason()).startsWith("failworse: canary"));
        var errors = canary.charts().get(0).numbers().series();
        assertThat(sum(errors.get(1))).isGreaterThan(5 * sum(errors.get(0)));
        assertThat(page.timeLine().lanes())
                .anySatisfy(lane -> assertThat(lane.takesBack()).isTrue());
    }

    @Test
    void shouldEndEachPartWithinTheOperationWhenItIsTakenBack() throws InterruptedException {
        var line = page(Behaviour.ERRORS).timeLine();
        var back = line.lanes().stream()
                .filter(TimeLine.Lane::takesBack)
                .findFirst()
                .orElseThrow();

        assertThat(line.lanes()).allSatisfy(lane -> {
            assertThat(lane.from()).isBetween(line.from(), line.to());
            assertThat(lane.to()).isBetween(lane.from(), line.to());
            assertThat(lane.waits()).allSatisfy(wait -> assertThat(wait.to()).isBetween(wait.from(), lane.to()));
        });
        assertThat(line.lanes())
                .filteredOn(lane -> lane.name().contains("storefront"))
                .isNotEmpty()
                .allSatisfy(lane -> assertThat(lane.to())
                        .as("%s worked no more once it was taken back", lane.name())
                        .isBeforeOrEqualTo(back.from()));
    }

    @Test
    void shouldWriteNeitherScriptNorStyleWhenTheLabelsHoldMarkup() throws InterruptedException {
        var hostile = "<img src=x onerror=alert(1)>\"'\u0007\u202E";
        var story = rehearsed(Behaviour.ERRORS);
        var head = story.head();
        var labelled = new OperationStory(
                new OperationRecord(
                        head.id(),
                        head.verb(),
                        head.targets(),
                        Map.of("service", hostile, "version", hostile, "environment", hostile),
                        hostile,
                        head.journalVersion(),
                        head.createdAt(),
                        Optional.of(new Outcome(
                                Ending.NEEDS_PERSON,
                                hostile,
                                null,
                                List.of(new Outcome.Left(hostile, hostile, hostile))))),
                story.entries(),
                story.release(),
                story.pause(),
                story.abort());
        var page = OperationPage.of(labelled, AT);

        assertThat(OperationHtml.of(page) + OperationHtml.left(page))
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain("<img")
                .doesNotContain("<script")
                .doesNotContain("style=")
                .doesNotContain("\u0007")
                .doesNotContain("\u202E");
    }

    @Test
    void shouldDrawWhatGoesOnToTheEndWhenItIsUnderWay() throws InterruptedException {
        var whole = rehearsed(Behaviour.GOOD);
        var story = RehearsedStories.until("judge step 1", whole);
        var now = RehearsedStories.end(story).plus(Duration.ofMinutes(3));

        var page = OperationPage.of(story, now);

        assertThat(page.state()).isEqualTo("under way");
        assertThat(page.facts()).extracting(OperationPage.Fact::name).contains("Waits for");
        assertThat(page.timeLine().to()).isEqualTo(now);
        assertThat(page.timeLine().lanes().stream().flatMap(lane -> lane.waits().stream()))
                .filteredOn(wait -> !wait.over())
                .singleElement()
                .satisfies(wait -> assertThat(wait.time()).isEqualTo(Duration.ofMinutes(3)));
        assertThat(page.fleets())
                .singleElement()
                .satisfies(fleet -> assertThat(fleet.state()).startsWith("waiting for 20 % of traffic"));
    }

    @ParameterizedTest
    @CsvSource({
        "DONE, success",
        "ABORTED, warning",
        "FAILED, warning",
        "INCONCLUSIVE, warning",
        "REFUSED, warning",
        "NEEDS_PERSON, error"
    })
    void shouldBeAsColouredAsItsEndWhenItHasEnded(Ending ending, String tone) {
        var state = OperationState.of(story(Optional.of(ending), Stream.of(abort())));

        assertThat(state.tone()).isEqualTo(tone);
    }

    @Test
    void shouldSayThatItIsTakenBackWhenItIsToldToEnd() {
        assertThat(OperationState.of(story(Optional.empty(), Stream.empty())).words())
                .isEqualTo("under way");
        assertThat(OperationState.of(story(Optional.empty(), Stream.of(abort()))))
                .isEqualTo(new OperationState("taking back", "warning", ""));
    }

    private static double sum(Series series) {
        return series.values().stream()
                .mapToDouble(value -> value == null ? 0 : value)
                .sum();
    }

    private static OperationPage page(Behaviour behaviour) throws InterruptedException {
        return OperationPage.of(rehearsed(behaviour), AT);
    }

    private static OperationStory rehearsed(Behaviour behaviour) throws InterruptedException {
        return RehearsedStories.of(behaviour);
    }

    private static Signal abort() {
        return new Signal(Signal.ABORT, "ann", "", AT);
    }

    private static OperationStory story(Optional<Ending> ending, Stream<Signal> abort) {
        var head = new OperationRecord(
                new OperationId("20261123-060000-canary-1"),
                "canary",
                List.of("fleet:acme/eu-central-1/checkout"),
                Map.of(),
                "ann",
                1,
                AT,
                ending.map(how -> new Outcome(how, "", null, List.of())));
        return new OperationStory(head, List.<Entry>of(), Optional.empty(), Optional.empty(), abort.findFirst());
    }
}
