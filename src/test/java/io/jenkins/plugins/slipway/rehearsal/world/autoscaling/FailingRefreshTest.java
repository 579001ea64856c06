package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A refresh that cannot go on: what happens, and what never happens to capacity. */
class FailingRefreshTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static Rehearsal broken(int desired) {
        var rehearsal = Rehearsal.of(desired);
        rehearsal.balancing.broken.add("ami-2");
        return rehearsal;
    }

    /** [instance-refresh-overview]: it eventually fails, leaving the rest of the group untouched. */
    @Test
    void shouldFailAfterAboutAnHourAndKeepTheRestWhenNewInstancesAreNeverHealthy() {
        var rehearsal = broken(10);
        rehearsal.start(Wish.standard().healthy(90));

        rehearsal.until(
                () -> {
                    assertThat(rehearsal.inService()).isGreaterThanOrEqualTo(9);
                    return !rehearsal.refresh().state().active();
                },
                Duration.ofHours(2));

        var refresh = rehearsal.refresh();
        assertThat(refresh.state()).isEqualTo(RefreshState.FAILED);
        assertThat(Duration.between(
                        refresh.started().orElseThrow(), refresh.ended().orElseThrow()))
                .isBetween(Duration.ofMinutes(60), Duration.ofMinutes(65));
        assertThat(refresh.reason().orElseThrow()).contains("no progress for an hour");
        assertThat(refresh.percentComplete()).isZero();
        assertThat(rehearsal.group().activities().recent())
                .as("each was tried, found unhealthy and replaced")
                .filteredOn(activity -> activity.cause().contains("ELB system health check failure"))
                .hasSizeGreaterThan(10);
        rehearsal.advance(Duration.ofMinutes(10));
        assertThat(rehearsal.versions())
                .as("the group heals from what is saved on it")
                .containsOnly(1L)
                .hasSize(10);
    }

    @Test
    void shouldSayWhatItWaitsForWhenLoadBalancerHasNoOpinion() {
        var rehearsal = broken(2);
        rehearsal.balancing.check = Duration.ofHours(9);
        rehearsal.start(Wish.standard());

        rehearsal.until(
                () -> rehearsal
                        .refresh()
                        .reason()
                        .filter(why -> why.endsWith(
                                "has insufficient data to evaluate its health with Elastic Load Balancing."))
                        .isPresent(),
                HOUR);
        rehearsal.untilRefreshEnds(Duration.ofHours(2));

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.FAILED);
    }

    @Test
    void shouldFailAtOnceWhenAlarmGoesOff() {
        var rehearsal = Rehearsal.of(4);
        rehearsal.alarms.put("5xx", "OK");
        rehearsal.start(Wish.standard().healthy(75).alarms("5xx"));
        rehearsal.until(() -> rehearsal.refresh().percentComplete() == 50, HOUR);

        rehearsal.alarms.put("5xx", "ALARM");
        rehearsal.advance(AutoScaling.PULSE);

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.FAILED);
        assertThat(rehearsal.refresh().reason().orElseThrow()).contains("5xx").contains("ALARM");
        rehearsal.advance(HOUR);
        assertThat(rehearsal.versions()).as("what was replaced stays").contains(1L, 2L);
        assertThat(rehearsal.group().settings().launch().version()).isEqualTo("1");
    }

    @Test
    void shouldRollBackWhenAlarmGoesOffWhileBaking() {
        var rehearsal = Rehearsal.of(2);
        rehearsal.alarms.put("5xx", "INSUFFICIENT_DATA");
        rehearsal.start(Wish.standard().healthy(50).alarms("5xx").autoRollback().bake(1_800));
        rehearsal.until(() -> rehearsal.refresh().state() == RefreshState.BAKING, HOUR);

        rehearsal.alarms.put("5xx", "ALARM");
        rehearsal.untilRefreshEnds(HOUR);

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.ROLLBACK_SUCCESSFUL);
        assertThat(rehearsal.refresh().rollback().orElseThrow().reason()).contains("5xx");
        assertThat(rehearsal.versions()).containsExactly(1L, 1L);
    }

    @Test
    void shouldFailAfterAnHourWhenProtectedInstanceIsWaitedFor() {
        var rehearsal = Rehearsal.of(2);
        var precious = rehearsal.group().counted().get(0).id();
        rehearsal.autoScaling.instances().protect(Rehearsal.GROUP, List.of(precious), true);
        rehearsal.start(Wish.standard().healthy(50));

        rehearsal.until(() -> rehearsal.refresh().percentComplete() == 50, HOUR);
        assertThat(rehearsal.refresh().reason().orElseThrow()).contains(precious + " is protected from scale in");
        rehearsal.untilRefreshEnds(Duration.ofHours(2));

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.FAILED);
        assertThat(rehearsal.refresh().instancesToUpdate()).isEqualTo(1);
    }

    @Test
    void shouldGoOnWhenProtectionIsRemovedInTime() {
        var rehearsal = Rehearsal.of(2);
        var precious = rehearsal.group().counted().get(0).id();
        rehearsal.autoScaling.instances().protect(Rehearsal.GROUP, List.of(precious), true);
        rehearsal.start(Wish.standard().healthy(50));
        rehearsal.advance(Duration.ofMinutes(40));

        rehearsal.autoScaling.instances().protect(Rehearsal.GROUP, List.of(precious), false);
        rehearsal.untilRefreshEnds(HOUR);

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.SUCCESSFUL);
    }

    @Test
    void shouldLeaveOrReplaceProtectedAndStandbyAsPreferred() {
        for (var preference : List.of("Ignore", "Replace")) {
            var ignore = preference.equals("Ignore");
            var rehearsal = Rehearsal.of(4);
            var members = rehearsal.group().counted();
            rehearsal
                    .autoScaling
                    .instances()
                    .protect(Rehearsal.GROUP, List.of(members.get(0).id()), true);
            rehearsal
                    .autoScaling
                    .instances()
                    .enterStandby(Rehearsal.GROUP, List.of(members.get(1).id()), true);
            rehearsal.advance(Duration.ofMinutes(2));
            rehearsal.start(
                    Wish.standard().healthy(60).aside(ignore ? "Ignore" : "Refresh", ignore ? "Ignore" : "Terminate"));

            rehearsal.untilRefreshEnds(HOUR);
            rehearsal.advance(Duration.ofMinutes(2));

            assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.SUCCESSFUL);
            assertThat(rehearsal.refresh().percentComplete()).isEqualTo(100);
            assertThat(rehearsal.versions()).isEqualTo(ignore ? List.of(1L, 2L, 2L) : List.of(2L, 2L, 2L));
            assertThat(rehearsal.group().member(members.get(1).id()).isPresent())
                    .isEqualTo(ignore);
        }
    }

    @Test
    void shouldKeepTryingAndThenFailWhenNothingCanBeLaunched() {
        var rehearsal = Rehearsal.of(4);
        rehearsal.start(Wish.standard().healthy(100, 125));
        rehearsal.machines.noCapacity = true;

        rehearsal.untilRefreshEnds(Duration.ofHours(2));

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.FAILED);
        assertThat(rehearsal.inService()).isEqualTo(4);
        assertThat(rehearsal.group().activities().recent())
                .as("one attempt a minute, in each of the two zones")
                .hasSizeBetween(100, 140)
                .allSatisfy(activity -> assertThat(activity.message()).contains("We do not have sufficient capacity"));
    }

    @Test
    void shouldFailRollbackWhenOldConfigurationNoLongerLaunches() {
        var rehearsal = Rehearsal.of(2);
        rehearsal.start(Wish.standard().healthy(50).bake(3_600));
        rehearsal.until(() -> rehearsal.refresh().state() == RefreshState.BAKING, HOUR);
        rehearsal.balancing.broken.add("ami-1");

        rehearsal.autoScaling.refreshes().rollBack(Rehearsal.GROUP);
        rehearsal.untilRefreshEnds(Duration.ofHours(2));

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.ROLLBACK_FAILED);
        assertThat(rehearsal.inService()).isEqualTo(1);
    }
}
