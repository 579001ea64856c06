package io.jenkins.plugins.slipway.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import io.jenkins.plugins.slipway.release.Release;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutcomeTextTest {
    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final Release.Placement FIRST =
            new Release.Placement("main", "eu-central-1", "shop-eu", "lt-1", 7, "ami-1");

    @Test
    void shouldNameWhatStayedWhenTheRestWasTakenBack() {
        assertThat(printed(Ending.ABORTED, Release.Status.ABORTED))
                .contains("stayed         shop-eu in main/eu-central-1 with version 7, its wave was settled");
        assertThat(printed(Ending.DONE, Release.Status.SUCCESS)).doesNotContain("stayed");
    }

    private static String printed(Ending ending, Release.Status status) {
        var id = new OperationId("20261122-100000-deliver-shop-0001");
        var head = new OperationRecord(
                id,
                "deliver",
                List.of(),
                Map.of(),
                "ann",
                1,
                AT,
                Optional.of(new Outcome(ending, "", NullNode.getInstance(), List.of())));
        var release = new Release(
                id.value(),
                "shop",
                "production",
                "1.2.0",
                Optional.empty(),
                Optional.empty(),
                status,
                Release.Kind.DEPLOY,
                AT,
                Optional.of(AT),
                true,
                Optional.empty(),
                id.value(),
                List.of(FIRST),
                List.of(),
                List.of(FIRST));
        var entries = List.of(new Entry(0, "", Entry.Kind.PLAN, "plan", NullNode.getInstance(), AT, 1));
        var text = new StringWriter();
        OutcomeText.print(
                new OperationStory(head, entries, Optional.of(release), Optional.empty(), Optional.empty()),
                new PrintWriter(text, true));
        return text.toString();
    }
}
