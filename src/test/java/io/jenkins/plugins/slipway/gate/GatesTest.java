package io.jenkins.plugins.slipway.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Bench;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Step;
import io.jenkins.plugins.slipway.operation.VirtualClock;
import io.jenkins.plugins.slipway.spec.BeforeGate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The bench's time begins on Sunday, 22 November 2026, 16:45 UTC, 17:45 in Berlin. */
class GatesTest {
    private static final Place EU = new Place("prod", "eu-central-1");
    private static final BeforeGate EVENING = new BeforeGate.Freeze("* 17-19 * * *", ZoneId.of("Europe/Berlin"));
    private final Bench bench = new Bench();
    private final AlarmsOnly alarms = new AlarmsOnly(bench.clock);
    private final List<String> world = new ArrayList<>();

    @Test
    void shouldBeOpenWhereNothingIsInTheWay() {
        rolling(new BeforeGate.Freeze("* 3 * * *", ZoneOffset.UTC), new BeforeGate.Alarm("5xx"));

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.DONE);
        assertThat(world).containsExactly("rolled at PT0S");
    }

    @Test
    void shouldWaitUntilAFreezeWindowIsOverAndSayUntilWhen() {
        rolling(EVENING);

        assertThat(bench.startAndDrive().ending()).isEqualTo(Ending.DONE);
        assertThat(world).containsExactly("rolled at PT2H15M");
        assertThat(bench.told)
                .contains(
                        "note wave canary waits for the end of the freeze window '* 17-19 * * *' (Europe/Berlin) until"
                                + " 2026-11-22T20:00 Europe/Berlin");
    }

    @Test
    void shouldWaitThroughWindowsThatFollowEachOther() {
        rolling(EVENING, new BeforeGate.Freeze("* 20-21 * * *", ZoneId.of("Europe/Berlin")));

        bench.startAndDrive();

        assertThat(world).containsExactly("rolled at PT4H15M");
    }

    @Test
    void shouldNotWaitForDays() {
        rolling(new BeforeGate.Freeze("* * 20-30 11 *", ZoneOffset.UTC));

        var outcome = bench.startAndDrive();

        assertThat(outcome.reason())
                .isEqualTo("wave canary may not begin: freeze window '* * 20-30 11 *' (Z) until 2026-12-01T00:00 Z;"
                        + " that is longer than the 72 hours that are waited");
        assertThat(bench.elapsed()).isZero();
        assertThat(world).isEmpty();
    }

    @Test
    void shouldWaitWhileAnAlarmFiresAndLookAtTheClockAfterIt() {
        alarms.firesUntil(VirtualClock.START.plus(Duration.ofMinutes(30)));
        rolling(new BeforeGate.Alarm("5xx"), new BeforeGate.Freeze("10-20 18 * * *", ZoneId.of("Europe/Berlin")));

        bench.startAndDrive();

        // quiet at 18:15, frozen until 18:21
        assertThat(world).containsExactly("rolled at PT36M");
    }

    @Test
    void shouldFailWhenAnAlarmFiresForLongerThanItsLimit() {
        alarms.firesUntil(Instant.MAX);
        rolling(new BeforeGate.Alarm("5xx"));

        assertThat(bench.startAndDrive().reason())
                .contains(
                        "alarms to be quiet before wave canary: not until",
                        "alarm 5xx in prod/eu-central-1 is in ALARM");
        assertThat(bench.elapsed()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void shouldNotTakeAMissingAlarmForAQuietOne() {
        rolling(new BeforeGate.Alarm("misspelt"));

        assertThat(bench.startAndDrive().reason()).contains("alarm misspelt does not exist in prod/eu-central-1");
    }

    @Test
    void shouldWaitForAnApprovalAndTellWhoGaveIt() {
        rolling(new BeforeGate.Approval(Optional.of("release-managers"), Duration.ofHours(4)));
        var operations = bench.process();
        bench.start(operations);

        assertThat(((Step.Parked) operations.advance(Bench.ID)).waitingFor())
                .isEqualTo("approval by release-managers before wave canary: 'slipway approve " + Bench.ID + "'");
        operations.approve(Bench.ID, "ann", "figures are good");

        assertThat(bench.drive(operations).ending()).isEqualTo(Ending.DONE);
        assertThat(bench.told)
                .containsOnlyOnce(
                        "note wave canary waits for approval by release-managers: 'slipway approve " + Bench.ID + "'",
                        "note wave canary is approved by ann: figures are good");
    }

    @Test
    void shouldFailWhenNobodyApprovesInTime() {
        rolling(new BeforeGate.Approval(Optional.empty(), Duration.ofHours(4)));

        assertThat(bench.startAndDrive().reason()).contains("approval before wave canary", "no answer");
        assertThat(bench.elapsed()).isEqualTo(Duration.ofHours(4));
    }

    @Test
    void shouldFindBeforeTheStartWhatSpeaksAgainstIt() {
        alarms.firesUntil(Instant.MAX);

        assertThat(gates(EVENING, new BeforeGate.Alarm("5xx"), new BeforeGate.Approval(Optional.empty(), Duration.ZERO))
                        .findings(bench.clock.instant()))
                .hasSize(2)
                .anySatisfy(words -> assertThat(words)
                        .isEqualTo(
                                "freeze window '* 17-19 * * *' (Europe/Berlin): nothing begins before 2026-11-22T20:00"
                                        + " Europe/Berlin; start it again then, or change gates.before"))
                .anySatisfy(words -> assertThat(words).contains("alarm 5xx in prod/eu-central-1 is in ALARM"));
        assertThat(gates(EVENING).findings(VirtualClock.START.plus(Duration.ofHours(3))))
                .isEmpty();
    }

    @Test
    void shouldPromiseNoTimeWhenAFreezeHasNoEnd() {
        var always = new BeforeGate.Freeze("* * * * *", ZoneId.of("UTC"));

        assertThat(gates(always).findings(bench.clock.instant()))
                .containsExactly("freeze window '* * * * *' (UTC): has no end within a year; change gates.before");
    }

    private void rolling(BeforeGate... gates) {
        bench.body = (plan, run) -> {
            gates(gates).pass(run, "canary");
            return run.effect(Effect.once("roll", () -> world.add("rolled at " + bench.elapsed())));
        };
    }

    private Gates gates(BeforeGate... gates) {
        Clouds clouds = (connection, region, fence) -> alarms.cloud();
        return new Gates(clouds, List.of(gates), List.of(EU, EU));
    }
}
