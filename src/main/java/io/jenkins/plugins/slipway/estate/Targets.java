package io.jenkins.plugins.slipway.estate;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.gate.Findings;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.TargetSpec;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks up the groups that targets mean. */
public final class Targets {
    private final Clouds clouds;

    public Targets(Clouds clouds) {
        this.clouds = clouds;
    }

    /**
     * All waves of an environment, each fleet once.
     *
     * @throws OperationFailed with REFUSED and every finding, when a target means no group or two mean the same
     */
    public List<TargetedWave> waves(EnvironmentSpec environment) {
        var findings = new Findings();
        var seen = new HashSet<String>();
        var waves = environment.waves().stream()
                .map(wave -> new TargetedWave(
                        wave,
                        wave.targets().stream()
                                .flatMap(target -> find(environment, target, findings).stream())
                                .filter(fleet -> isNew(fleet, seen, findings))
                                .toList()))
                .toList();
        findings.refuseAny("deployment of environment " + environment.name());
        return waves;
    }

    /** Those of one target. @throws OperationFailed with REFUSED when it means no group */
    public List<TargetedFleet> of(EnvironmentSpec environment, TargetSpec target) {
        var findings = new Findings();
        var found = find(environment, target, findings);
        findings.refuseAny("deployment of environment " + environment.name());
        return found;
    }

    private List<TargetedFleet> find(EnvironmentSpec environment, TargetSpec target, Findings findings) {
        var place = new Place(target.connection(), target.region());
        var fleets = place.open(clouds, Fence.NONE).fleets();
        var found = target.group()
                .map(name -> fleets.find(name).stream().toList())
                .orElseGet(() -> fleets.tagged(target.tags()).stream()
                        .filter(Targets::isNoCanary)
                        .sorted(Comparator.comparing(Fleet::name))
                        .toList());
        findings.require(
                !found.isEmpty(),
                "no Auto Scaling %s in %s: check environments.%s.%s"
                        .formatted(target.describe(), place, environment.name(), where(environment)));
        return found.stream()
                .map(fleet -> new TargetedFleet(target, place, fleet))
                .toList();
    }

    /** A canary group is made like its stable group, tags included. */
    private static boolean isNoCanary(Fleet fleet) {
        return !fleet.tags().containsKey(Ownership.ROLE_TAG);
    }

    private static boolean isNew(TargetedFleet fleet, Set<String> seen, Findings findings) {
        var isNew = seen.add(fleet.lease());
        findings.require(
                isNew,
                "group %s in %s is meant by two targets: make their tags tell them apart"
                        .formatted(fleet.fleet().name(), fleet.place()));
        return isNew;
    }

    private static String where(EnvironmentSpec environment) {
        return environment.waves().size() > 1 ? "waves" : "targets";
    }
}
