package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FailingRefreshPropertyTest {
    @Property(tries = 25)
    void shouldComeBackByItselfAndKeepItsFloorWhenBroken(
            @ForAll @IntRange(min = 1, max = 8) int desired,
            @ForAll @IntRange(max = 100) int min,
            @ForAll boolean surge) {
        var rehearsal = Rehearsal.of(desired);
        rehearsal.balancing.broken.add("ami-2");
        var wish = surge
                ? Wish.standard().healthy(min, 100 + min / 2)
                : Wish.standard().healthy(min);
        var range = new HealthyRange(min, surge ? 100 + min / 2 : 100, surge);
        var promised = ReplacementBudget.of(desired, range);
        rehearsal.start(wish.autoRollback());

        rehearsal.until(
                () -> {
                    assertThat(rehearsal.inService()).isGreaterThanOrEqualTo(promised.floor());
                    assertThat(rehearsal.group().counted().size()).isLessThanOrEqualTo(promised.ceiling());
                    return !rehearsal.refresh().state().active();
                },
                Duration.ofHours(3));

        assertThat(rehearsal.refresh().state()).isEqualTo(RefreshState.ROLLBACK_SUCCESSFUL);
        assertThat(rehearsal.versions()).containsOnly(1L).hasSize(desired);
    }
}
