package io.jenkins.plugins.slipway.bitbucket.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.bitbucket.InsightsReport.TextFigure;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.Deployment.Kind;
import io.jenkins.plugins.slipway.dora.Deployment.Status;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DoraMovementTest {
    private static final Instant BEGIN = Instant.parse("2026-11-22T16:45:00Z");
    private static final OperationRecord OPERATION = new OperationRecord(
            new OperationId("20261122-164500-deliver-checkout-7f3a"),
            "deliver",
            List.of(),
            Map.of("service", "checkout", "environment", "production", "version", "2"),
            "ann",
            1,
            BEGIN,
            Optional.empty());

    private final Ledger ledger = Ledger.inMemory();

    @AfterEach
    void close() {
        ledger.close();
    }

    private static Deployment deployment(
            String id, String environment, Status status, Kind kind, Instant finished, String rollsBack) {
        return new Deployment(
                id,
                "checkout",
                environment,
                status,
                null,
                null,
                finished.minus(Duration.ofMinutes(10)),
                finished,
                kind,
                null,
                rollsBack,
                null,
                null,
                true,
                null,
                null);
    }

    private Map<String, String> figures(Instant end) {
        return Records.of(ledger).movement(OPERATION, end).orElseThrow().figures().stream()
                .collect(Collectors.toMap(TextFigure::title, TextFigure::text));
    }

    @Test
    void shouldSetWhatTheOperationMadeAgainstWhatWasBefore() {
        var end = BEGIN.plus(Duration.ofHours(1));
        ledger.doraEvents()
                .append(List.of(
                        deployment(
                                "d1", "production", Status.SUCCESS, Kind.DEPLOY, BEGIN.minus(Duration.ofDays(3)), null),
                        deployment("d2", "production", Status.SUCCESS, Kind.DEPLOY, end.minusSeconds(1), null),
                        deployment("r2", "production", Status.SUCCESS, Kind.ROLLBACK, end, "d2"),
                        deployment("s1", "staging", Status.SUCCESS, Kind.DEPLOY, end, null)));

        assertThat(figures(end))
                .containsEntry("Change fail rate, 30 days", "33.3 %, was 0.0 %")
                .containsEntry("Deployment frequency, 30 days", "0.10 a day, was 0.03 a day")
                .containsEntry("Change lead time, 30 days", "no data, as before");
    }

    @Test
    void shouldSayNothingWhileNothingWasDeployed() {
        assertThat(figures(BEGIN.plusSeconds(1))).isEmpty();
    }
}
