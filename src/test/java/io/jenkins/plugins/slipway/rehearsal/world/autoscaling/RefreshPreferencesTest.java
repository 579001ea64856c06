package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefreshPreferencesTest {
    private static final GroupSettings SETTINGS = settings(Optional.empty(), Optional.empty());

    private static GroupSettings settings(Optional<Duration> warmup, Optional<HealthyRange> maintenance) {
        return new GroupSettings(
                Rehearsal.version("1"),
                1,
                4,
                2,
                List.of("eu-west-1a"),
                List.of(),
                "ELB",
                Duration.ofSeconds(90),
                warmup,
                300,
                false,
                List.of("Default"),
                maintenance);
    }

    private static RefreshPreferences of(Wish wish) {
        return RefreshPreferences.of(wish.request(), SETTINGS);
    }

    private static String refusal(Wish wish) {
        return Faults.of(() -> of(wish));
    }

    /** [understand-instance-refresh-default-values], the column of CLI and SDK. */
    @Test
    void shouldFillInDefaultsWhenNothingIsSaid() {
        var preferences = of(Wish.standard().warmup(null));

        assertThat(preferences.range()).isEqualTo(new HealthyRange(90, 100, false));
        assertThat(preferences.warmup()).as("health check grace period").isEqualTo(Duration.ofSeconds(90));
        assertThat(preferences.skipMatching()).isFalse();
        assertThat(preferences.autoRollback()).isFalse();
        assertThat(preferences.protectedInstances()).isEqualTo(Aside.WAIT);
        assertThat(preferences.standbyInstances()).isEqualTo(Aside.WAIT);
        assertThat(preferences.bakeTime()).isZero();
        assertThat(of(Wish.standard().checkpoints(null, 50, 100)).checkpointDelay())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void shouldTakeGroupsWarmupAndPolicyWhenItHasThem() {
        var settings = settings(Optional.of(Duration.ofSeconds(45)), Optional.of(new HealthyRange(80, 130, true)));

        var preferences = RefreshPreferences.of(Wish.standard().warmup(null).request(), settings);
        var partly = RefreshPreferences.of(Wish.standard().healthy(60).request(), settings);

        assertThat(preferences.warmup()).isEqualTo(Duration.ofSeconds(45));
        assertThat(preferences.range()).isEqualTo(new HealthyRange(80, 130, true));
        assertThat(partly.range()).isEqualTo(new HealthyRange(60, 130, true));
    }

    @Test
    void shouldTellExplicitHundredFromOmittedOne() {
        assertThat(of(Wish.standard().healthy(100)).range().maxGiven()).isFalse();
        assertThat(of(Wish.standard().healthy(100, 100)).range().maxGiven()).isTrue();
    }

    @Test
    void shouldRefuseWhenPercentagesAreOutOfRange() {
        assertThat(refusal(Wish.standard().healthy(101)))
                .startsWith("ValidationError")
                .contains("MinHealthyPercentage");
        assertThat(refusal(Wish.standard().healthy(50, 201))).contains("between 100 and 200");
        assertThat(refusal(Wish.standard().healthy(50, 99))).contains("between 100 and 200");
        assertThat(refusal(Wish.standard().healthy(50, 151))).contains("cannot be greater than 100");
        assertThat(refusal(Wish.standard().maxOnly(150))).contains("must also specify MinHealthyPercentage");
    }

    @Test
    void shouldRefuseWhenCheckpointsAreNotAscendingPercentages() {
        assertThat(refusal(Wish.standard().checkpoints(60, 50, 50))).contains("ascending");
        assertThat(refusal(Wish.standard().checkpoints(60, 60, 20))).contains("ascending");
        assertThat(refusal(Wish.standard().checkpoints(60, 0, 100))).contains("1 to 100");
        assertThat(refusal(Wish.standard().checkpoints(172_801, 100))).contains("172800");
        assertThat(refusal(Wish.standard().checkpoints(60))).contains("must also specify CheckpointPercentages");
    }

    @Test
    void shouldRefuseWhenOtherPreferencesAreWrong() {
        assertThat(refusal(Wish.standard().warmup(-1))).contains("InstanceWarmup");
        assertThat(refusal(Wish.standard().bake(172_801))).contains("BakeTime");
        assertThat(refusal(Wish.standard().aside("Terminate", "Wait"))).contains("[Refresh, Ignore, Wait]");
        assertThat(refusal(Wish.standard().aside("Wait", "Refresh"))).contains("[Terminate, Ignore, Wait]");
        assertThat(refusal(Wish.standard().alarms("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k")))
                .contains("up to 10 alarms");
        assertThat(refusal(Wish.standard().to(Optional.empty()).autoRollback()))
                .isEqualTo(
                        "ValidationError: The request isn't valid. The AutoRollback parameter cannot be set to true when the"
                                + " DesiredConfiguration parameter is empty. Set AutoRollback to false or specify a desired"
                                + " configuration and try again.");
    }
}
