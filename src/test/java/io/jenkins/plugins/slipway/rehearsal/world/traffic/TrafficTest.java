package io.jenkins.plugins.slipway.rehearsal.world.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Action;
import io.jenkins.plugins.slipway.rehearsal.world.fakes.BalancedWorld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficTest {
    private final BalancedWorld it = new BalancedWorld();

    @Test
    void shouldReportAMinuteOneMinuteAfterItsEnd() {
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 3);
        it.pass(Duration.ofSeconds(119));
        assertThat(it.metric("RequestCount", it.stable, "Sum")).isEmpty();
        it.pass(Duration.ofSeconds(1));
        assertThat(it.metric("RequestCount", it.stable, "Sum")).containsOnlyKeys(BalancedWorld.START);
        assertThat(it.metric("RequestCount", it.stable, "Sum").firstEntry().getValue())
                .isCloseTo(1_200.0, within(250.0));
    }

    @Test
    void shouldAnswerWellWhenTheReleaseIsGood() {
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 3);
        it.passMinutes(122);
        assertThat(errorShare(it.stable)).isBetween(0.0007, 0.0025);
        assertThat(it.metric("HTTPCode_ELB_5XX_Count", null, "Sum")).isEmpty();
        assertThat(it.metric("HealthyHostCount", it.stable, "Average").values()).containsOnly(3.0);
        assertThat(it.metric("TargetResponseTime", it.stable, "p50").values())
                .allSatisfy(median -> assertThat(median).isCloseTo(0.08, within(0.02)));
    }

    @Test
    void shouldLeaveOutCountsThatAreZero() {
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 3);
        it.serve(it.canary, "ami-2", Behaviour.GOOD, 1);
        it.weights(99, 1);
        it.passMinutes(62);
        assertThat(it.metric("RequestCount", it.canary, "Sum")).hasSize(61);
        assertThat(it.metric("HTTPCode_Target_5XX_Count", it.canary, "Sum")).hasSizeLessThan(10);
        assertThat(it.metric("HTTPCode_Target_5XX_Count", it.canary, "Sum").values())
                .doesNotContain(0.0);
    }

    @Test
    void shouldAnswerErrorsFromTheStartWhenTheReleaseDoes() {
        both(Behaviour.ERRORS);
        assertThat(errorShare(it.canary)).isCloseTo(0.05, within(0.01));
        assertThat(errorShare(it.stable)).isLessThan(0.003);
    }

    @Test
    void shouldBeSlowerByFortyPercentWhenTheReleaseIsSlow() {
        both(Behaviour.SLOW);
        for (var statistic : List.of("p50", "p90", "Average")) {
            assertThat(mean("TargetResponseTime", it.canary, statistic)
                            / mean("TargetResponseTime", it.stable, statistic))
                    .as(statistic)
                    .isCloseTo(1.4, within(0.06));
        }
    }

    @Test
    void shouldAnswerLateErrorsOnlyWhenTheWholeFleetRunsTheRelease() {
        var old = it.serve(it.stable, "ami-1", Behaviour.GOOD, 2);
        var fresh = it.serve(it.stable, "ami-2", Behaviour.LATE_ERRORS, 2);
        it.fleets.put(it.stable, List.of(old.get(0), fresh.get(0)));
        it.passMinutes(32);
        assertThat(errorShare(it.stable)).isLessThan(0.003);

        it.fleets.put(it.stable, fresh);
        it.balancing.deregister(it.stable, old.get(0));
        it.balancing.deregister(it.stable, old.get(1));
        it.passMinutes(30);
        assertThat(it.metric("HTTPCode_Target_5XX_Count", it.stable, "Sum")
                        .lastEntry()
                        .getValue())
                .isGreaterThan(40);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldBeFlakyInEveryTenMinutesOfACanary(long seed) {
        var seeded = new BalancedWorld(Settings.standard().withoutStaleReads().seed(seed));
        seeded.serve(seeded.stable, "ami-1", Behaviour.GOOD, 3);
        seeded.serve(seeded.canary, "ami-2", Behaviour.FLAKY, 1);
        seeded.weights(95, 5);
        seeded.passMinutes(92);
        var errors = seeded.metric("HTTPCode_Target_5XX_Count", seeded.canary, "Sum");
        for (int from = 0; from < 80; from++) {
            var start = BalancedWorld.START.plusSeconds(60L * from);
            var window = errors.subMap(start, start.plusSeconds(600)).values();
            assertThat(window.stream().mapToDouble(Double::doubleValue).sum())
                    .as("errors of 600 requests from minute %s", from)
                    .isGreaterThanOrEqualTo(5);
        }
        assertThat(errors).hasSizeLessThan(50);
    }

    @Test
    void shouldAnswer503WithoutATargetGroupWhenThereIsNoTarget() {
        it.passMinutes(12);
        assertThat(it.metric("RequestCount", null, "Sum")).isEmpty();
        assertThat(it.sum("HTTPCode_ELB_503_Count", null)).isCloseTo(12_000, within(1_500.0));
        assertThat(it.metric("HTTPCode_ELB_5XX_Count", it.stable, "Sum")).isEmpty();
    }

    @Test
    void shouldFailConnectionsWhenATargetDiesUntilItsHealthCheckNotices() {
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 2);
        it.passMinutes(3);
        it.machines.terminate("i-ami-1-0");
        it.passMinutes(10);
        var failed = it.metric("TargetConnectionErrorCount", it.stable, "Sum");
        assertThat(failed).hasSize(1);
        assertThat(failed.firstEntry().getValue()).isBetween(50.0, 400.0);
        assertThat(it.sum("HTTPCode_ELB_502_Count", null))
                .isEqualTo(failed.firstEntry().getValue());
    }

    @Test
    void shouldFailOpenToUnhealthyTargetsWhenNoneIsHealthy() {
        it.machines.running("i-1", "ami-1", Behaviour.NO_BOOT, it.world.now());
        it.balancing.register(it.stable, "i-1");
        it.passMinutes(5);
        assertThat(it.sum("TargetConnectionErrorCount", it.stable)).isGreaterThan(1_000);
    }

    @Test
    void shouldKeepSessionsAfterAWeightChangesWhenSticky() {
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 2);
        it.serve(it.canary, "ami-2", Behaviour.GOOD, 2);
        var sticky = new Action.Stickiness(true, 3_600);
        it.weights(50, 50, sticky);
        it.passMinutes(30);
        it.weights(100, 0, sticky);
        it.passMinutes(32);
        var shares = it.metric("RequestCount", it.canary, "Sum");
        assertThat(share(shares.get(minute(29)))).isCloseTo(0.5, within(0.06));
        assertThat(share(shares.get(minute(32)))).isBetween(0.3, 0.45);
        assertThat(share(shares.get(minute(55)))).isBetween(0.01, 0.08);

        it.weights(100, 0);
        it.passMinutes(4);
        assertThat(it.metric("RequestCount", it.canary, "Sum")).doesNotContainKey(minute(64));
    }

    @Test
    void shouldGiveSessionsOutAnewWhenTheirTargetGroupLeavesTheRule() {
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 2);
        it.serve(it.canary, "ami-2", Behaviour.GOOD, 2);
        it.weights(50, 50, new Action.Stickiness(true, 3_600));
        it.passMinutes(10);
        it.balancing
                .rules()
                .modify(
                        BalancedWorld.RULE,
                        null,
                        List.of(Action.forward(
                                List.of(new Action.Weighted(it.stable, 1)), new Action.Stickiness(true, 3_600))));
        it.passMinutes(10);
        assertThat(it.metric("RequestCount", it.canary, "Sum").lastKey()).isEqualTo(minute(9));
        assertThat(it.metric("HTTPCode_ELB_5XX_Count", null, "Sum")).isEmpty();
    }

    @Test
    void shouldBeTheSameForTheSameSeedAndOnlyThen() {
        assertThat(requests(7)).isEqualTo(requests(7)).isNotEqualTo(requests(8));
    }

    @Test
    void shouldCostMillisecondsForTwoHours() {
        both(Behaviour.GOOD);
        var begin = System.nanoTime();
        it.passMinutes(120);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }

    private static Object requests(long seed) {
        var seeded = new BalancedWorld(Settings.standard().withoutStaleReads().seed(seed));
        seeded.serve(seeded.stable, "ami-1", Behaviour.GOOD, 2);
        seeded.passMinutes(10);
        return List.of(
                seeded.metric("RequestCount", seeded.stable, "Sum"),
                seeded.metric("TargetResponseTime", seeded.stable, "p99"));
    }

    private void both(Behaviour canary) {
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 2);
        it.serve(it.canary, "ami-2", canary, 2);
        it.weights(50, 50);
        it.passMinutes(32);
    }

    private double errorShare(String targetGroup) {
        return it.sum("HTTPCode_Target_5XX_Count", targetGroup) / it.sum("RequestCount", targetGroup);
    }

    private double mean(String metric, String targetGroup, String statistic) {
        return it.metric(metric, targetGroup, statistic).values().stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }

    private static double share(Double requests) {
        return requests / Settings.standard().requestsPerMinute();
    }

    private static Instant minute(int number) {
        return BalancedWorld.START.plusSeconds(60L * number);
    }
}
