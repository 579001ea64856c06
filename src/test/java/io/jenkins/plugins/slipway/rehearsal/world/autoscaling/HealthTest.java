package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Duration SOON = Duration.ofMinutes(3);
    private final Rehearsal rehearsal = Rehearsal.of(2);
    private final String first = rehearsal.group().counted().get(0).id();

    private void suspend(String... processes) {
        rehearsal.autoScaling.groups().suspend(Rehearsal.GROUP, List.of(processes));
    }

    private void resume(String... processes) {
        rehearsal.autoScaling.groups().resume(Rehearsal.GROUP, List.of(processes));
    }

    private boolean member(String id) {
        return rehearsal.group().member(id).isPresent();
    }

    @Test
    void shouldReplaceInstanceWhenItsMachineIsGone() {
        rehearsal.machines.terminate(first);
        rehearsal.advance(SOON);

        assertThat(member(first)).isFalse();
        assertThat(rehearsal.inService()).isEqualTo(2);
    }

    @Test
    void shouldReplaceInstanceWhenLoadBalancerFindsItUnhealthy() {
        rehearsal.balancing.fail("tg-1", first);
        rehearsal.advance(AutoScaling.PULSE);
        assertThat(rehearsal.autoScaling.describeGroups().get(0).members())
                .filteredOn(each -> each.id().equals(first))
                .extracting(MemberView::health, MemberView::lifecycle)
                .containsExactly(tuple("Unhealthy", "Terminating"));
        rehearsal.advance(SOON);

        assertThat(rehearsal.inService()).isEqualTo(2);
        assertThat(rehearsal.autoScaling.activities(Rehearsal.GROUP))
                .extracting(Activity::cause)
                .anyMatch(cause -> cause.endsWith("in response to an ELB system health check failure."));
    }

    @Test
    void shouldIgnoreLoadBalancerWhenOnlyEc2ChecksCount() {
        rehearsal.autoScaling.groups().update(Rehearsal.GROUP, ec2Checks());
        rehearsal.balancing.fail("tg-1", first);
        rehearsal.advance(SOON);

        assertThat(member(first)).isTrue();
    }

    /** [health-check-grace-period] */
    @Test
    void shouldWaitForGraceWhenInstanceIsNew() {
        rehearsal.balancing.broken.add("ami-2");
        rehearsal.balancing.check = Duration.ofSeconds(5);
        rehearsal
                .autoScaling
                .groups()
                .update(Rehearsal.GROUP, Rehearsal.order(3, 0, 9, Rehearsal.version("2"), Optional.empty()));
        rehearsal.until(() -> rehearsal.group().in(Lifecycle.IN_SERVICE).count() == 3, SOON);
        var entered = rehearsal.world.now();
        var broken = rehearsal
                .group()
                .in(Lifecycle.IN_SERVICE)
                .filter(member -> member.templateVersion() == 2)
                .findFirst()
                .orElseThrow();

        rehearsal.until(() -> !broken.healthy(), SOON);

        assertThat(Duration.between(entered, rehearsal.world.now()))
                .isBetween(Duration.ofSeconds(55), Duration.ofSeconds(75));
    }

    /** [load-balancer-status]: a target group in which the group never had a healthy instance condemns nobody. */
    @Test
    void shouldNotReplaceWhenGroupNeverHadAHealthyInstance() {
        rehearsal.balancing.broken.add("ami-2");
        rehearsal
                .autoScaling
                .groups()
                .create(
                        "canary",
                        Rehearsal.order(1, 0, 1, Rehearsal.version("2"), Optional.empty()),
                        List.of("tg-2"),
                        List.of());
        rehearsal.advance(Duration.ofMinutes(1));
        var canary = rehearsal.autoScaling.group("canary").counted().get(0);

        rehearsal.advance(Duration.ofMinutes(20));

        assertThat(rehearsal.balancing.health("tg-2", canary.id())).hasValue("unhealthy");
        assertThat(rehearsal.autoScaling.group("canary").counted()).containsExactly(canary);
        assertThat(rehearsal.autoScaling.group("canary").view().targetGroups()).containsEntry("tg-2", "Added");
    }

    @Test
    void shouldNotMarkWhenHealthCheckIsSuspended() {
        suspend("HealthCheck");
        rehearsal.balancing.fail("tg-1", first);
        rehearsal.advance(SOON);
        assertThat(member(first)).isTrue();

        resume("HealthCheck");
        rehearsal.advance(SOON);
        assertThat(member(first)).isFalse();
    }

    @Test
    void shouldMarkButKeepWhenReplacingOrTerminatingIsSuspended() {
        for (var process : List.of("ReplaceUnhealthy", "Terminate")) {
            var group = Rehearsal.of(2);
            var ill = group.group().counted().get(0);
            group.autoScaling.groups().suspend(Rehearsal.GROUP, List.of(process));
            group.balancing.fail("tg-1", ill.id());
            group.advance(SOON);
            assertThat(ill.healthy()).isFalse();
            assertThat(group.group().counted()).contains(ill);

            group.autoScaling.groups().resume(Rehearsal.GROUP, List.of(process));
            group.advance(SOON);
            assertThat(group.group().counted()).hasSize(2).doesNotContain(ill);
        }
    }

    @Test
    void shouldTerminateButNotReplaceWhenLaunchIsSuspended() {
        suspend("Launch");
        rehearsal.balancing.fail("tg-1", first);
        rehearsal.advance(SOON);
        assertThat(rehearsal.group().counted()).hasSize(1);

        resume("Launch");
        rehearsal.advance(SOON);
        assertThat(rehearsal.inService()).isEqualTo(2);
    }

    @Test
    void shouldNeverRegisterWhatWasLaunchedWhileAddToLoadBalancerWasSuspended() {
        rehearsal.autoScaling.groups().update(Rehearsal.GROUP, ec2Checks());
        suspend("AddToLoadBalancer");
        rehearsal.autoScaling.groups().resize(Rehearsal.GROUP, 3);
        rehearsal.advance(SOON);
        resume("AddToLoadBalancer");
        rehearsal.advance(SOON);

        assertThat(rehearsal.group().in(Lifecycle.IN_SERVICE)).hasSize(3);
        assertThat(rehearsal.balancing.health).hasSize(2);
    }

    @Test
    void shouldTryAgainOnceAMinuteWhenNothingCanBeLaunched() {
        rehearsal.machines.noCapacity = true;
        rehearsal.autoScaling.groups().resize(Rehearsal.GROUP, 4);
        rehearsal.advance(Duration.ofMinutes(10));
        assertThat(rehearsal.autoScaling.activities(Rehearsal.GROUP))
                .as("one attempt a minute, in each of the two zones")
                .hasSizeBetween(16, 22)
                .allSatisfy(activity -> assertThat(activity.status()).isEqualTo("Failed"));

        rehearsal.machines.noCapacity = false;
        rehearsal.advance(SOON);
        assertThat(rehearsal.inService()).isEqualTo(4);
    }

    @Test
    void shouldGiveUpInstanceWhenItEndsBeforeItServes() {
        rehearsal.autoScaling.groups().resize(Rehearsal.GROUP, 3);
        rehearsal.until(() -> rehearsal.group().in(Lifecycle.PENDING).findAny().isPresent(), SOON);
        var pending = rehearsal
                .group()
                .in(Lifecycle.PENDING)
                .findFirst()
                .orElseThrow()
                .id();
        rehearsal.machines.terminate(pending);
        rehearsal.advance(SOON);

        assertThat(member(pending)).isFalse();
        assertThat(rehearsal.inService()).isEqualTo(3);
    }

    @Test
    void shouldListenToCustomHealthChecksAfterGrace() {
        rehearsal.autoScaling.instances().health(first, false, true);
        rehearsal.advance(SOON);
        assertThat(member(first)).isFalse();
        var young = rehearsal.group().counted().get(1);
        rehearsal.machines.boot = Duration.ZERO;
        rehearsal.autoScaling.groups().resize(Rehearsal.GROUP, 3);
        rehearsal.until(() -> rehearsal.group().in(Lifecycle.IN_SERVICE).count() == 3, SOON);
        var newest = rehearsal.group().counted().get(2).id();

        rehearsal.autoScaling.instances().health(newest, false, true);
        assertThat(rehearsal.group().member(newest).orElseThrow().healthy()).isTrue();
        rehearsal.autoScaling.instances().health(newest, false, false);

        assertThat(rehearsal.group().member(newest).orElseThrow().healthy()).isFalse();
        assertThat(young.healthy()).isTrue();
    }

    private static GroupChange ec2Checks() {
        return new GroupChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("EC2"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
