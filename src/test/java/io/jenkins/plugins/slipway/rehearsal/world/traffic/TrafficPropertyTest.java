package io.jenkins.plugins.slipway.rehearsal.world.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import io.jenkins.plugins.slipway.rehearsal.world.Settings;
import io.jenkins.plugins.slipway.rehearsal.world.elb.Action;
import io.jenkins.plugins.slipway.rehearsal.world.fakes.BalancedWorld;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TrafficPropertyTest {
    @Property(tries = 40)
    void weightsSplitRequestsWithinSamplingError(
            @ForAll @IntRange(min = 1, max = 999) int stable,
            @ForAll @IntRange(min = 0, max = 999) int canary,
            @ForAll @IntRange(min = 1, max = 1_000) int seed) {
        var it = world(seed, stable, canary, Action.Stickiness.OFF);
        it.serve(it.stable, "ami-1", Behaviour.GOOD, 2);
        it.serve(it.canary, "ami-2", Behaviour.GOOD, 1);
        it.passMinutes(22);
        var requests = it.sum("RequestCount", null);
        var share = canary / (double) (stable + canary);
        var deviation = Math.sqrt(requests * share * (1 - share));
        assertThat(it.sum("RequestCount", it.canary)).isCloseTo(requests * share, within(5 * deviation + 1));
    }

    @Property(tries = 40)
    void everyRequestIsCountedOnceWhateverHappensToTheTargets(
            @ForAll @IntRange(min = 0, max = 3) int stable,
            @ForAll @IntRange(min = 0, max = 3) int canary,
            @ForAll boolean sticky,
            @ForAll @IntRange(min = 1, max = 1_000) int seed) {
        var it = world(seed, 60, 40, sticky ? new Action.Stickiness(true, 60) : Action.Stickiness.OFF);
        var ids = it.serve(it.stable, "ami-1", Behaviour.FLAKY, stable);
        it.serve(it.canary, "ami-2", Behaviour.ERRORS, canary);
        it.passMinutes(4);
        ids.stream().limit(2).forEach(it.machines::terminate);
        it.passMinutes(8);

        var whole = it.sum("RequestCount", null);
        assertThat(it.sum("RequestCount", it.stable) + it.sum("RequestCount", it.canary))
                .isEqualTo(whole);
        for (var group : new String[] {null, it.stable, it.canary}) {
            assertThat(it.sum("HTTPCode_Target_2XX_Count", group)
                            + it.sum("HTTPCode_Target_5XX_Count", group)
                            + it.sum("TargetConnectionErrorCount", group))
                    .as("answers of %s", group)
                    .isEqualTo(it.sum("RequestCount", group));
        }
        assertThat(it.sum("HTTPCode_ELB_5XX_Count", null))
                .isEqualTo(it.sum("HTTPCode_ELB_503_Count", null) + it.sum("TargetConnectionErrorCount", null));
        assertThat(whole + it.sum("HTTPCode_ELB_503_Count", null)).isCloseTo(11 * 1_200, within(1_500.0));
        if (stable == 0 && canary == 0) {
            assertThat(whole).isZero();
        }
    }

    private static BalancedWorld world(int seed, int stable, int canary, Action.Stickiness stickiness) {
        var it = new BalancedWorld(Settings.standard().withoutStaleReads().seed(seed));
        it.weights(stable, canary, stickiness);
        return it;
    }
}
