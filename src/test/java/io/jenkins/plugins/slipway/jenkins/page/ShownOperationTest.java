package io.jenkins.plugins.slipway.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownOperationTest {
    private static final Instant AT = Instant.parse("2026-11-23T06:00:00Z");

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
        var shown = new ShownOperation(story(Optional.of(ending), Optional.of(abort())), List.of());

        assertThat(shown.getTone()).isEqualTo(tone);
        assertThat(shown.isTakenBack()).as("nothing is left to stop").isFalse();
    }

    @Test
    void shouldOfferTheAbortOnlyWhileNobodyHasAskedForIt() {
        var running = new ShownOperation(story(Optional.empty(), Optional.empty()), List.of());
        var told = new ShownOperation(story(Optional.empty(), Optional.of(abort())), List.of());

        assertThat(running.isTakenBack()).isFalse();
        assertThat(running.getTone()).isEqualTo("info");
        assertThat(told.isTakenBack()).isTrue();
        assertThat(told.getTone()).isEqualTo("warning");
        assertThat(told.getState()).isEqualTo("taking everything back");
    }

    private static Signal abort() {
        return new Signal(Signal.ABORT, "ann", "", AT);
    }

    private static OperationStory story(Optional<Ending> ending, Optional<Signal> abort) {
        var head = new OperationRecord(
                new OperationId("20261123-060000-canary-1"),
                "canary",
                List.of("fleet:acme/eu-central-1/checkout"),
                Map.of(),
                "ann",
                1,
                AT,
                ending.map(how -> new Outcome(how, "", null, List.of())));
        return new OperationStory(head, List.<Entry>of(), Optional.empty(), Optional.empty(), abort);
    }
}
