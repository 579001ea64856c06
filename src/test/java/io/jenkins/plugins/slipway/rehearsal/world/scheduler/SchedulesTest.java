package io.jenkins.plugins.slipway.rehearsal.world.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.rehearsal.world.Invocations;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.fakes.BalancedWorld;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulesTest {
    private static final String TARGET = "arn:aws:scheduler:::aws-sdk:elasticloadbalancingv2:modifyRule";
    private final BalancedWorld it = new BalancedWorld();
    private final Schedules schedules = it.region.get(Schedules.class);
    private final List<String> called = new ArrayList<>();
    private WorldFault refusal;

    @BeforeEach
    void answer() {
        it.region.add(Invocations.class, (region, service, action, input) -> {
            called.add(region + " " + service + " " + action + " " + input);
            if (refusal != null) {
                throw refusal;
            }
        });
    }

    @Test
    void shouldCallItsTargetOnceWithinTheNamedMinute() {
        schedules.create(at("2026-01-05T10:00:00", "UTC", true), "t");
        it.world.timeline().advanceTo(Instant.parse("2026-01-05T09:59:59Z"));
        assertThat(called).isEmpty();
        it.world.timeline().advanceTo(Instant.parse("2026-01-05T10:00:59Z"));
        assertThat(called).containsExactly("eu-central-1 elasticloadbalancing ModifyRule {\"RuleArn\":\"r\"}");
        assertThat(schedules.described()).isEmpty();
        it.passMinutes(120);
        assertThat(called).hasSize(1);
    }

    @Test
    void shouldReadTheTimeInItsZone() {
        schedules.create(at("2026-01-05T11:00:00", "Europe/Berlin", false), null);
        it.world.timeline().advanceTo(Instant.parse("2026-01-05T10:01:00Z"));
        assertThat(called).hasSize(1);
        assertThat(schedules.described("return-traffic").enabled()).isTrue();
    }

    @Test
    void shouldCallNothingWhenDeletedOrMovedInTime() {
        schedules.create(at("2026-01-05T10:00:00", "UTC", true), null);
        it.passMinutes(30);
        schedules.update(at("2026-01-05T11:00:00", "UTC", true));
        it.passMinutes(45);
        assertThat(called).isEmpty();
        schedules.delete("return-traffic");
        it.passMinutes(120);
        assertThat(called).isEmpty();
        assertThatThrownBy(() -> schedules.delete("return-traffic"))
                .extracting("code")
                .isEqualTo("ResourceNotFoundException");
    }

    @Test
    void shouldTryAgainUntilTheEventIsTooOld() {
        refusal = new WorldFault("Throttling", "Rate exceeded");
        schedules.create(at("2026-01-05T10:00:00", "UTC", true), null);
        it.passMinutes(180);
        assertThat(called).hasSizeBetween(1, 4);
        assertThat(schedules.deliveries())
                .allSatisfy(
                        delivery -> assertThat(Duration.between(Instant.parse("2026-01-05T10:00:00Z"), delivery.at()))
                                .isLessThanOrEqualTo(Duration.ofSeconds(60)))
                .allSatisfy(delivery -> assertThat(delivery.refusal()).isEqualTo("Throttling: Rate exceeded"));
        assertThat(schedules.described()).isEmpty();
    }

    @Test
    void shouldNeverCallWhenItsTimeWasOverLongBefore() {
        schedules.create(at("2026-01-05T08:00:00", "UTC", true), null);
        it.passMinutes(60);
        assertThat(called).isEmpty();
    }

    @Test
    void shouldAnswerAsBeforeWhenTheTokenIsKnownAndConflictWhenOnlyTheNameIs() {
        var first = schedules.create(at("2026-01-05T10:00:00", "UTC", true), "token");
        it.passMinutes(1);
        assertThat(schedules.create(at("2026-01-05T10:00:00", "UTC", true), "token"))
                .isEqualTo(first);
        for (var token : new String[] {"token", "other", null}) {
            assertThatThrownBy(() -> schedules.create(at("2026-01-05T10:30:00", "UTC", true), token))
                    .extracting("code")
                    .isEqualTo("ConflictException");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"at(2026-02-30T10:00:00)", "at(2026-01-05)", "tomorrow", "rate(1 hour)"})
    void shouldRefuseWhatIsNoOneTimeSchedule(String expression) {
        assertThatThrownBy(() -> schedules.create(schedule(expression, "UTC", true, TARGET), null))
                .hasMessageContaining(expression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:lambda:eu-central-1:111122223333:function:f",
                "arn:aws:scheduler:::aws-sdk:elasticloadbalancingv2:describeRules",
                "arn:aws:scheduler:::aws-sdk:chime:createRoom"
            })
    void shouldRefuseATargetThatCannotBeCalled(String target) {
        assertThatThrownBy(() -> schedules.create(schedule("at(2026-01-05T10:00:00)", "UTC", true, target), null))
                .isInstanceOf(WorldFault.class);
    }

    private static Schedule at(String time, String zone, boolean deleted) {
        return schedule("at(" + time + ")", zone, deleted, TARGET);
    }

    private static Schedule schedule(String expression, String zone, boolean deleted, String target) {
        return new Schedule(
                null,
                "return-traffic",
                null,
                expression,
                ZoneId.of(zone),
                true,
                0,
                deleted,
                new Schedule.Target(target, "arn:aws:iam::111122223333:role/slipway", "{\"RuleArn\":\"r\"}", 60, 185),
                null,
                null);
    }
}
