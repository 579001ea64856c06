package io.jenkins.plugins.slipway.rehearsal.world.autoscaling;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.rehearsal.world.autoscaling.ReplacementBudget.Headcount;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ReplacementBudgetPropertyTest {
    @Property
    void shouldKeepFloorAndCeilingWhateverItMeets(
            @ForAll @IntRange(max = 60) int desired,
            @ForAll @IntRange(max = 100) int min,
            @ForAll @IntRange(max = 100) int width,
            @ForAll boolean given,
            @ForAll @IntRange(max = 80) int ready,
            @ForAll @IntRange(max = 80) int young,
            @ForAll @IntRange(max = 80) int outdatedReady,
            @ForAll @IntRange(max = 80) int outdatedUnready,
            @ForAll @IntRange(max = 80) int reach,
            @ForAll boolean rescue) {
        var budget =
                ReplacementBudget.of(desired, new HealthyRange(min, Math.max(100, Math.min(200, min + width)), given));
        var now = new Headcount(
                ready + young,
                ready,
                Math.min(outdatedReady, ready),
                Math.min(outdatedUnready, young),
                Math.min(reach, Math.min(outdatedReady, ready) + Math.min(outdatedUnready, young)),
                rescue);

        var moves = budget.moves(now);

        assertThat(moves.terminateReady()).isBetween(0, Math.max(0, ready - budget.floor()));
        assertThat(moves.terminateReady() + moves.terminateUnready()).isLessThanOrEqualTo(now.reach());
        assertThat(moves.launch()).isNotNegative();
        int after = now.total() - moves.terminateReady() - moves.terminateUnready() - moves.surplus() + moves.launch();
        assertThat(after).isLessThanOrEqualTo(budget.ceiling());
        assertThat(after).isGreaterThanOrEqualTo(Math.min(desired, now.total()));
    }
}
