package io.jenkins.plugins.slipway.fleet;

import io.jenkins.plugins.slipway.change.RestoreFleet;
import io.jenkins.plugins.slipway.estate.FleetKeys;
import io.jenkins.plugins.slipway.estate.Forecast;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.spec.OnFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How all fleets of an environment are rolled, wave after wave.
 *
 * @param waves in their order, at least one
 * @param onFailure which of them return when one fails
 */
public record RolloutPlan(List<WavePlan> waves, OnFailure onFailure) {
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

    /** Of all waves, each of which takes as long as its slowest fleet. @param fleet of one of them */
    public Forecast forecast(Function<FleetPlan, Forecast> fleet) {
        return waves.stream().map(wave -> wave.forecast(fleet)).reduce(Forecast.NOTHING, Forecast::then);
    }

    /** What has changed since another plan was made, by fleet. */
    public List<String> movedSince(RolloutPlan other) {
        var findings = new Findings();
        var keys = keys();
        Function<FleetPlan, String> key = fleet -> fleet.place() + " " + fleet.group();
        var before = other.fleets().stream().collect(Collectors.toMap(key, Function.identity()));
        for (var fleet : fleets()) {
            var known = before.remove(key.apply(fleet));
            findings.require(known != null, "%s is a target now".formatted(keys.key(fleet.place(), fleet.group())));
            findings.addAll(known == null ? List.of() : fleet.movedSince(known));
        }
        before.keySet().stream().sorted().forEach(gone -> findings.require(false, gone + " is no target any more"));
        return findings.list();
    }

    /** @param image its id in each region */
    public List<FleetAction> actions(Function<FleetPlan, String> image) {
        var actions = new ArrayList<>(proofs());
        for (var wave : waves) {
            actions.addAll(opening(wave));
            wave.fleets().forEach(fleet -> actions.addAll(fleet.actions(image.apply(fleet))));
            actions.addAll(closing(wave));
        }
        actions.add(new FleetAction.Expected(forecast(FleetPlan::forecast)));
        return actions;
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
