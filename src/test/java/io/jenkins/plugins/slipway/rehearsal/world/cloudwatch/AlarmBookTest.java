package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.fakes.BalancedWorld;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlarmBookTest {
    private final BalancedWorld it = new BalancedWorld();
    private final AlarmBook alarms = it.cloudWatch.alarms();

    @BeforeEach
    void seed() {
        it.cloudWatch.seedErrorAlarm(
                "checkout-5xx", BalancedWorld.BALANCER, it.stable.substring(it.stable.indexOf("targetgroup/")));
    }

    @Test
    void shouldBeOkAfterAMinuteWhenThereIsNoData() {
        assertThat(alarms.state("checkout-5xx")).contains("INSUFFICIENT_DATA");
        it.passMinutes(1);
        assertThat(alarms.state("checkout-5xx")).contains("OK");
        assertThat(alarms.state("other")).isEmpty();
    }

    @Test
    void shouldStayOkForTwoHoursWhenTheReleaseIsGood() {
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 3);
        it.passMinutes(1);
        for (int minute = 0; minute < 120; minute++) {
            it.passMinutes(1);
            assertThat(alarms.state("checkout-5xx")).contains("OK");
        }
    }

    @Test
    void shouldAlarmWithinFiveMinutesWhenErrorsBeginAndRecover() {
        var good = it.serve(it.stable, "ami-1", Behaviour.GOOD, 2);
        it.passMinutes(10);
        it.serve(it.stable, "ami-2", Behaviour.ERRORS, 4);
        good.forEach(id -> it.balancing.deregister(it.stable, id));
        it.passMinutes(5);
        assertThat(alarms.state("checkout-5xx")).contains("ALARM");
        assertThat(alarms.described())
                .singleElement()
                .satisfies(watched -> assertThat(watched.reason()).contains("2 of the last"));

        it.serve(it.stable, "ami-3", Behaviour.GOOD, 4);
        for (int i = 0; i < 4; i++) {
            it.balancing.deregister(it.stable, "i-ami-2-" + i);
        }
        it.passMinutes(5);
        assertThat(alarms.state("checkout-5xx")).contains("OK");
    }

    @Test
    void shouldEvaluateACustomersOwnMetric() {
        var metric = Metric.of("Checkout", "Orders", Map.of());
        alarms.put(new Alarm(
                "orders",
                it.cloudWatch.alarmArn("orders"),
                null,
                Alarm.Actions.NONE,
                false,
                List.of(new Query.Stat("m1", metric, new Statistic("Sum"), 60, null, true)),
                Comparison.LESS_THAN,
                10,
                1,
                null,
                MissingData.BREACHING,
                it.world.now()));
        it.cloudWatch
                .metrics()
                .put(metric, it.world.now(), new Samples().add(25).summary());
        it.passMinutes(2);
        assertThat(alarms.state("orders")).contains("OK");
        it.passMinutes(4);
        assertThat(alarms.state("orders")).contains("ALARM");
    }

    @Test
    void shouldKeepAForcedStateUntilTheNextEvaluation() {
        it.passMinutes(1);
        alarms.set("checkout-5xx", AlarmState.ALARM, "test");
        assertThat(alarms.state("checkout-5xx")).contains("ALARM");
        it.passMinutes(1);
        assertThat(alarms.state("checkout-5xx")).contains("OK");
    }

    @Test
    void shouldStopWhenTheLastAlarmIsDeleted() {
        assertThatThrownBy(() -> alarms.delete(List.of("checkout-5xx", "other")))
                .hasMessageContaining("other");
        alarms.delete(List.of("checkout-5xx"));
        assertThat(alarms.state("checkout-5xx")).isEmpty();
        assertThat(it.world.census().present("alarms")).isEmpty();
    }
}
