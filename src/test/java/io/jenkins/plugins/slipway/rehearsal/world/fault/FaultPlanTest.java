package io.jenkins.plugins.slipway.rehearsal.world.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultPlanTest {
    private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
    private static final String EU = "eu-central-1";

    private static FaultPlan drawn(FaultProfile profile, long seed, String... regions) {
        return FaultPlan.draw(profile, seed, START, List.of(regions));
    }

    @ParameterizedTest
    @EnumSource
    void shouldDrawTheSameWhenTheSeedIsTheSame(FaultProfile profile) {
        assertThat(drawn(profile, 7, EU)).isEqualTo(drawn(profile, 7, EU));
        assertThat(drawn(profile, 7, EU).equals(drawn(profile, 8, EU))).isEqualTo(profile == FaultProfile.NONE);
    }

    @Test
    void shouldChangeNothingForARegionWhenAnotherJoins() {
        var alone = drawn(FaultProfile.HOSTILE, 7, EU);
        var together = drawn(FaultProfile.HOSTILE, 7, EU, "us-east-1");

        assertThat(together.faults()).containsAll(alone.faults());
        assertThat(together.faults()).anyMatch(fault -> fault.region().equals("us-east-1"));
    }

    @Test
    void shouldBringEveryKindOfFaultOverManySeedsWhenHostile() {
        var kinds = LongStream.rangeClosed(1, 200)
                .boxed()
                .flatMap(seed -> drawn(FaultProfile.HOSTILE, seed, EU).faults().stream())
                .map(Fault::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(FaultKind.class)));

        assertThat(kinds).containsExactlyInAnyOrder(FaultKind.values());
    }

    @Test
    void shouldStrikeOnlyWhereAndWhenItIsPlanned() {
        var fault = new Fault(FaultKind.THROTTLED, EU, "ec2", START, START.plusSeconds(60), 1, Duration.ZERO);
        var plan = new FaultPlan(FaultProfile.FLAKY, List.of(fault));

        assertThat(plan.active(FaultKind.THROTTLED, EU, "ec2:RunInstances", START))
                .contains(fault);
        assertThat(plan.active(FaultKind.THROTTLED, EU, "ec2:RunInstances", START.plusSeconds(60)))
                .isEmpty();
        assertThat(plan.active(FaultKind.THROTTLED, EU, "ssm:GetParameter", START))
                .isEmpty();
        assertThat(plan.active(FaultKind.THROTTLED, "us-east-1", "ec2:RunInstances", START))
                .isEmpty();
        assertThat(plan.active(FaultKind.SERVER_ERROR, EU, "ec2:RunInstances", START))
                .isEmpty();
    }

    @Test
    void shouldTellWhatIsSureToStrikeByItsBeginning() {
        var later = new Fault(FaultKind.SILENCE, EU, "", START.plusSeconds(9), START.plusSeconds(60), 1, Duration.ZERO);
        var sooner = new Fault(FaultKind.EXPIRED, EU, "", START, START.plusSeconds(60), 1, Duration.ZERO);
        var maybe = new Fault(FaultKind.THROTTLED, EU, "", START, START.plusSeconds(60), 0.5, Duration.ZERO);

        assertThat(new FaultPlan(FaultProfile.HOSTILE, List.of(later, maybe, sooner)).strikes())
                .containsExactly(sooner, later);
    }

    @Test
    void shouldRefuseWhatCannotBe() {
        assertThatThrownBy(() -> new Fault(FaultKind.STALE, EU, "", START, START, 1.5, Duration.ZERO))
                .hasMessageContaining("it must be 0 to 1");
        assertThatThrownBy(() -> new Fault(FaultKind.STALE, EU, "", START, START.minusSeconds(1), 1, Duration.ZERO))
                .hasMessageContaining("before it begins");
    }
}
