package io.jenkins.plugins.slipway.trial.invariant;

import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import io.jenkins.plugins.slipway.rehearsal.world.turmoil.Turmoil;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Healthy capacity is never below the promised minimum by our doing. What a fault takes is the fault's; what we take on top is ours. */
final class HealthyCapacity implements Invariant {
    /** By target group: a fleet is a large key. */
    private final Map<String, Set<String>> healthy = new HashMap<>();

    @Override
    public String name() {
        return "healthy-capacity";
    }

    @Override
    public Stream<String> atStep(Scene scene) {
        return scene.fleets().stream().flatMap(fleet -> check(scene, fleet));
    }

    private Stream<String> check(Scene scene, Scene.Fleet fleet) {
        var region = fleet.in(scene.world());
        var now = region.get(LoadBalancing.class).targets().healthy(fleet.targetGroup());
        var before = healthy.get(fleet.targetGroup());
        if (before != null && before.size() == now.size() && before.containsAll(now)) {
            return Stream.empty();
        }
        var present = new HashSet<>(now);
        healthy.put(fleet.targetGroup(), present);
        if (before == null || present.size() >= fleet.promised()) {
            return Stream.empty();
        }
        var lost = region.get(Turmoil.class).lost();
        var taken = before.stream()
                .filter(instance -> !present.contains(instance))
                .filter(instance -> !lost.contains(instance))
                .toList();
        return taken.isEmpty()
                ? Stream.empty()
                : Stream.of("group %s has %d healthy instances after %s went out of service; %d are promised"
                        .formatted(fleet.group(), present.size(), taken, fleet.promised()));
    }
}
