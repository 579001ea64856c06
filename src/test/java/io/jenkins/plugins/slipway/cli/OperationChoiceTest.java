package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Entry;
import io.jenkins.plugins.slipway.operation.JournalJson;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Which operation {@code status}, {@code resume} and {@code abort} mean. */
class OperationChoiceTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final Ledger ledger = Ledger.inMemory();

    @Command(name = "probe")
    private static final class Probe {
        @Mixin
        private OperationChoice operation;

        @Mixin
        private Where where;
    }

    @BeforeEach
    void write() {
        write(1, "checkout", "production", false);
        write(2, "checkout", "staging", true);
        write(3, "basket", "production", false);
        write(4, "checkout", "production", true);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void write(int number, String service, String environment, boolean hasEnded) {
        var id = new OperationId("op-" + number);
        var at = START.plusSeconds(number);
        var labels = Map.of("service", service, "environment", environment, "version", "1." + number);
        var head = new OperationRecord(
                id, "deliver", List.of("fleet:c/r/" + number), labels, "jo", 1, at, Optional.empty());
        var lease = ledger.leases().acquire("operation:" + id, id, "here", Duration.ofMinutes(2));
        var nothing = JsonNodeFactory.instance.objectNode();
        ledger.journals().create(head, new Entry(0, "", Entry.Kind.PLAN, "plan", nothing, at, lease.epoch()));
        if (hasEnded) {
            var outcome = JournalJson.tree(new Outcome(Ending.DONE, "", nothing, List.of()));
            ledger.journals()
                    .append(id, lease, new Entry(1, "", Entry.Kind.OUTCOME, "outcome", outcome, at, lease.epoch()));
        }
    }

    private String shown(String... arguments) {
        var probe = parsed(arguments);
        return probe.operation.toShow(ledger, probe.where.environment()).id().value();
    }

    private String workedOn(String... arguments) {
        var probe = parsed(arguments);
        return probe.operation.toWorkOn(ledger, probe.where.environment()).id().value();
    }

    private static Probe parsed(String... arguments) {
        var probe = new Probe();
        new CommandLine(probe).parseArgs(arguments);
        return probe;
    }

    @Test
    void shouldShowTheNewestUnlessThereIsAnOpenOne() {
        assertThat(shown()).isEqualTo("op-4");
        assertThat(shown("--environment", "staging")).isEqualTo("op-2");
        assertThat(shown("--environment", "production", "--service", "checkout"))
                .isEqualTo("op-1");
        assertThatThrownBy(() -> shown("--environment", "test")).hasMessageContaining("no operation in test in the");
    }

    @Test
    void shouldWorkOnTheOpenOne() {
        assertThat(workedOn("--service", "basket", "--environment", "production"))
                .isEqualTo("op-3");
        assertThat(workedOn("--service", "checkout")).isEqualTo("op-1");
        assertThatThrownBy(() -> workedOn("--environment", "staging"))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("no operation in staging is open");
        assertThatThrownBy(() -> workedOn("--environment", "production"))
                .hasMessageContaining("2 operations in production are open: name one of op-3, op-1");
        assertThatThrownBy(() -> workedOn()).hasMessageContaining("say which operation");
    }

    @Test
    void shouldRefuseAnIdOfAnotherEnvironment() {
        assertThat(workedOn("op-2", "--environment", "staging")).isEqualTo("op-2");
        assertThatThrownBy(() -> workedOn("op-2", "--environment", "production"))
                .isInstanceOf(WrongUsage.class)
                .hasMessage("operation op-2 is one of checkout 1.2 staging, not in production: leave that out, or name"
                        + " another");
        assertThatThrownBy(() -> shown("op-1", "--service", "basket")).hasMessageContaining("not of basket");
        assertThatThrownBy(() -> shown("op-9")).hasMessageContaining("there is no operation op-9");
    }
}
