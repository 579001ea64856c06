package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.change.RestoreFleet;
import io.jenkins.plugins.slipway.estate.FleetKeys;
import io.jenkins.plugins.slipway.operation.Plan;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.spec.OnFailure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How all fleets of an environment are rolled, wave after wave.
 *
 * @param waves in their order, at least one
 * @param onFailure which of them return when one fails
 */
public record RolloutPlan(List<WavePlan> waves, OnFailure onFailure) implements Plan {
    /** Of all waves, in their order. */
    public List<FleetPlan> fleets() {
        return waves.stream().flatMap(wave -> wave.fleets().stream()).toList();
    }

    /** How everything comes back, from wherever it is. */
    public List<RestoreFleet> waysBack() {
        return fleets().stream().map(FleetPlan::wayBack).toList();
    }

    /** What runs now. */
    public List<Release.Placement> replaced() {
        return fleets().stream().map(FleetPlan::replaced).toList();
    }

    public boolean isFirst(WavePlan wave) {
        return waves.indexOf(wave) == 0;
    }

    public boolean isLast(WavePlan wave) {
        return waves.indexOf(wave) == waves.size() - 1;
    }

    /** The wave that stays, whatever comes, once this one begins. */
    public Optional<WavePlan> settledBy(WavePlan wave) {
        int before = onFailure.settledAt(waves.indexOf(wave) - 1);
        int now = onFailure.settledAt(waves.indexOf(wave));
        return now > before ? Optional.of(waves.get(now - 1)) : Optional.empty();
    }

    /** Everything that is rolled when the bake time of this wave begins. */
    List<FleetPlan> rolledBy(WavePlan wave) {
        return waves.subList(0, waves.indexOf(wave) + 1).stream()
                .flatMap(rolled -> rolled.fleets().stream())
                .toList();
    }

    FleetKeys keys() {
        return FleetKeys.of(fleets().stream().map(FleetPlan::place).toList());
    }

    @Override
    public List<FleetAction> actions() {
        var rolls = waves.stream()
                .flatMap(wave -> Stream.of(
                                opening(wave),
                                wave.fleets().stream()
                                        .flatMap(fleet -> fleet.actions().stream())
                                        .toList(),
                                closing(wave))
                        .flatMap(List::stream));
        return Stream.concat(proofs().stream(), rolls).toList();
    }

    /** The lines before the first touch. */
    public List<FleetAction> proofs() {
        return fleets().stream()
                .<FleetAction>map(fleet -> new FleetAction.ProveReadiness(fleet.group(), fleet.goodVersion()))
                .toList();
    }

    /** The line that begins a wave; none where there is only one. */
    public List<FleetAction> opening(WavePlan wave) {
        return waves.size() == 1
                ? List.of()
                : List.of(new FleetAction.Wave(wave.name(), wave.fleets().size(), wave.instances()));
    }

    /** The line that ends a wave; none where nothing is watched after it. */
    public List<FleetAction> closing(WavePlan wave) {
        return wave.bakeTime().isZero()
                ? List.of()
                : List.of(new FleetAction.WaveBakeTime(wave.name(), wave.bakeTime()));
    }
}
