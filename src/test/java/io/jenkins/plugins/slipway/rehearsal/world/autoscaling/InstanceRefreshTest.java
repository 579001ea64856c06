package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A refresh that goes forward. */
class InstanceRefreshTest {
    private static final Duration HOUR = Duration.ofHours(1);

    /** [instance-refresh-overview]: launches first only when the maximum leaves room. */
    @Test
    void shouldSufferAnOutageWhenGroupOfOneHasNoRoom() {
        var rehearsal = Rehearsal.of(1);

        rehearsal.start(Wish.standard());

        rehearsal.until(() -> rehearsal.inService() == 0, HOUR);
        rehearsal.untilRefreshEnds(HOUR);
        assertThat(rehearsal.versions()).containsExactly(2L);
    }

    @Test
    void shouldNeverBeWithoutServiceWhenGroupOfOneMayGrow() {
        for (var wish : List.of(
                Wish.standard().healthy(100, 200),
                Wish.standard().healthy(100, 100),
                Wish.standard().healthy(90, 100))) {
            var rehearsal = Rehearsal.of(1);
            rehearsal.start(wish);

            rehearsal.until(
                    () -> {
                        assertThat(rehearsal.inService()).isPositive();
                        return !rehearsal.refresh().state().active();
                    },
                    HOUR);

            assertThat(rehearsal.versions()).containsExactly(2L);
        }
    }

    @Test
    void shouldGoFromPendingToSuccessfulAndSaveWhatItDeployed() {
        var rehearsal = Rehearsal.of(4);
        var id = rehearsal.start(Wish.standard().healthy(50));
        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.PENDING);

        rehearsal.until(() -> rehearsal.refresh().state() == RefreshState.IN_PROGRESS, Duration.ofMinutes(1));
        rehearsal.until(() -> rehearsal.refresh().instancesToUpdate() == 2, Duration.ofMinutes(1));
        assertThat(rehearsal.refresh().percentComplete()).isZero();
        assertThat(rehearsal.group().settings().launch().version()).isEqualTo("1");
        rehearsal.until(
                () -> rehearsal
                        .refresh()
                        .reason()
                        .filter(why -> why.startsWith(
                                        "Waiting for instances to warm up before" + " continuing. For example: i-")
                                && why.endsWith(" is warming up."))
                        .isPresent(),
                Duration.ofMinutes(5));
        rehearsal.until(() -> rehearsal.refresh().percentComplete() == 50, Duration.ofMinutes(5));
        rehearsal.untilRefreshEnds(HOUR);

        assertThat(rehearsal.refresh().id()).isEqualTo(id);
        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.SUCCESSFUL);
        assertThat(rehearsal.refresh().ended()).isPresent();
        assertThat(rehearsal.group().settings().launch()).isEqualTo(new LaunchSource("lt-1", "shop", "2"));
    }

    /** The timetable of [asg-adding-checkpoints-instance-refresh], with its own numbers. */
    @Test
    void shouldPauseAtCheckpointsAndEndAtTheLast() {
        var rehearsal = Rehearsal.of(10);
        rehearsal.start(Wish.standard().healthy(80).warmup(600).checkpoints(900, 20, 50));

        rehearsal.advance(Duration.ofMinutes(12));
        assertThat(rehearsal.refresh().percentComplete()).isEqualTo(20);
        assertThat(rehearsal.versions().stream().filter(version -> version == 2))
                .hasSize(2);
        assertThat(rehearsal.refresh().reason())
                .hasValue("Waiting for the checkpoint delay to pass before continuing.");
        rehearsal.advance(Duration.ofMinutes(13));
        assertThat(rehearsal.versions().stream().filter(version -> version == 2))
                .hasSize(2);
        rehearsal.advance(Duration.ofMinutes(5));
        assertThat(rehearsal.versions().stream().filter(version -> version == 2))
                .hasSize(4);
        rehearsal.untilRefreshEnds(HOUR);

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.SUCCESSFUL);
        assertThat(rehearsal.refresh().percentComplete()).isEqualTo(50);
        assertThat(rehearsal.refresh().instancesToUpdate()).isEqualTo(5);
        assertThat(rehearsal.versions()).containsExactly(1L, 1L, 1L, 1L, 1L, 2L, 2L, 2L, 2L, 2L);
        assertThat(rehearsal.group().settings().launch().version()).isEqualTo("2");
    }

    @Test
    void shouldReplaceOnlyOthersWhenMatchingAreSkipped() {
        var rehearsal = Rehearsal.of(3);
        rehearsal.start(Wish.standard().checkpoints(3_600, 30, 100));
        rehearsal.until(() -> rehearsal.refresh().percentComplete() == 33, HOUR);
        rehearsal.autoScaling.refreshes().cancel(Rehearsal.GROUP, true);
        rehearsal.untilRefreshEnds(HOUR);
        var survivor = rehearsal.group().counted().stream()
                .filter(member -> member.templateVersion() == 2)
                .findFirst()
                .orElseThrow();

        rehearsal.start(Wish.standard().skipMatching());
        rehearsal.untilRefreshEnds(HOUR);

        assertThat(rehearsal.versions()).containsExactly(2L, 2L, 2L);
        assertThat(rehearsal.group().counted()).contains(survivor);
    }

    @Test
    void shouldReplaceEvenEqualInstancesWhenMatchingAreNotSkipped() {
        var rehearsal = Rehearsal.of(2);
        var before = rehearsal.group().counted();

        rehearsal.start(Wish.standard().to(Optional.empty()).healthy(50));
        rehearsal.untilRefreshEnds(HOUR);

        assertThat(rehearsal.group().counted()).hasSize(2).doesNotContainAnyElementsOf(before);
        assertThat(rehearsal.versions()).containsOnly(1L);
    }

    @Test
    void shouldLaunchDesiredConfigurationWhenGroupGrowsMeanwhile() {
        var rehearsal = Rehearsal.of(2);
        rehearsal.start(Wish.standard().checkpoints(3_600, 50, 100));
        rehearsal.until(() -> rehearsal.refresh().percentComplete() == 50, HOUR);

        rehearsal.autoScaling.groups().resize(Rehearsal.GROUP, 4);
        rehearsal.advance(Duration.ofMinutes(3));

        assertThat(rehearsal.versions()).containsExactly(1L, 2L, 2L, 2L);
    }

    @Test
    void shouldBakeBeforeSuccessAndStayReversible() {
        var rehearsal = Rehearsal.of(2);
        rehearsal.start(Wish.standard().healthy(50).bake(600));
        rehearsal.until(() -> rehearsal.refresh().state() == RefreshState.BAKING, HOUR);
        assertThat(rehearsal.refresh().percentComplete()).isEqualTo(100);
        assertThat(rehearsal.group().settings().launch().version()).isEqualTo("1");

        rehearsal.advance(Duration.ofSeconds(580));
        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.BAKING);
        rehearsal.advance(Duration.ofSeconds(40));

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.SUCCESSFUL);
        assertThat(rehearsal.group().settings().launch().version()).isEqualTo("2");
    }

    /** [as-suspend-resume-processes]: the operation is paused, not ended. */
    @Test
    void shouldPauseForAsLongAsTheProcessIsSuspended() {
        var rehearsal = Rehearsal.of(4);
        rehearsal.start(Wish.standard().healthy(75));
        rehearsal.until(() -> rehearsal.refresh().percentComplete() == 25, HOUR);

        rehearsal.autoScaling.groups().suspend(Rehearsal.GROUP, List.of("InstanceRefresh"));
        var versions = rehearsal.versions();
        rehearsal.advance(Duration.ofHours(5));
        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.IN_PROGRESS);
        assertThat(rehearsal.versions().stream().filter(version -> version == 1).count())
                .isGreaterThanOrEqualTo(
                        versions.stream().filter(version -> version == 1).count() - 1);
        rehearsal.autoScaling.groups().resume(Rehearsal.GROUP, List.of("InstanceRefresh"));
        rehearsal.untilRefreshEnds(HOUR);

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.SUCCESSFUL);
    }

    @Test
    void shouldRefuseASecondWhenOneIsActive() {
        var rehearsal = Rehearsal.of(2);
        rehearsal.start(Wish.standard());

        assertThat(Faults.of(() -> rehearsal.start(Wish.standard()))).startsWith("InstanceRefreshInProgress: ");
        assertThat(Faults.of(() -> rehearsal.autoScaling.groups().attach(Rehearsal.GROUP, List.of("tg-2"))))
                .startsWith("InstanceRefreshInProgress: ");
        assertThat(rehearsal.autoScaling.refreshes().describe(Rehearsal.GROUP, List.of()))
                .hasSize(1);
        rehearsal.untilRefreshEnds(HOUR);
        rehearsal.start(Wish.standard());
        assertThat(rehearsal.autoScaling.refreshes().describe(Rehearsal.GROUP, List.of()))
                .extracting(RefreshView::state)
                .containsExactly(RefreshState.PENDING, RefreshState.SUCCESSFUL);
    }

    @Test
    void shouldRefuseWhenWhatItNeedsDoesNotExist() {
        var rehearsal = Rehearsal.of(2);

        assertThat(Faults.of(() -> rehearsal.start(Wish.standard().to("7"))))
                .startsWith("ValidationError: You must use a valid fully-formed launch template. ");
        assertThat(Faults.of(() -> rehearsal.start(Wish.standard().alarms("nobody"))))
                .isEqualTo("ValidationError: The CloudWatch alarm nobody does not exist.");
        assertThat(Faults.of(() -> rehearsal
                        .autoScaling
                        .refreshes()
                        .start("none", Wish.standard().request())))
                .isEqualTo("ValidationError: AutoScalingGroup name not found - AutoScalingGroup 'none' not found");
    }

    @Test
    void shouldForgetRefreshesWhenSixWeeksHavePassed() {
        var rehearsal = Rehearsal.of(1);
        rehearsal.start(Wish.standard());
        rehearsal.advance(Duration.ofDays(41));
        assertThat(rehearsal.autoScaling.refreshes().describe(Rehearsal.GROUP, List.of()))
                .hasSize(1);

        rehearsal.advance(Duration.ofDays(2));

        assertThat(rehearsal.autoScaling.refreshes().describe(Rehearsal.GROUP, List.of()))
                .isEmpty();
        assertThat(rehearsal.world.census().ever("instance-refreshes")).isEqualTo(1);
    }
}
