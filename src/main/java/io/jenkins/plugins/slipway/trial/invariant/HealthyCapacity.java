package io.jenkins.plugins.slipway.trial.invariant;

import io.jenkins.plugins.slipway.rehearsal.world.elb.LoadBalancing;
import io.jenkins.plugins.slipway.rehearsal.world.turmoil.Turmoil;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Healthy capacity is never below the promised minimum by our doing. What a fault takes is the fault's; what we take on top is ours,
 * but for what has replaced it and is not warm yet: a refresh counts none of those and may take it
 * [asg-instance-refresh, minimum healthy percentage].
 */
final class HealthyCapacity implements Invariant {
    /** By target group, since a fleet is a large key: who is healthy, and since when. */
    private final Map<String, Map<String, Instant>> healthy = new HashMap<>();

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
        if (before != null && before.size() == now.size() && before.keySet().containsAll(now)) {
            return Stream.empty();
        }
        var time = scene.world().now();
        var present = new HashMap<String, Instant>();
        now.forEach(instance ->
                present.put(instance, before == null ? Instant.EPOCH : before.getOrDefault(instance, time)));
        healthy.put(fleet.targetGroup(), present);
        if (before == null || present.size() >= fleet.promised()) {
            return Stream.empty();
        }
        var lost = region.get(Turmoil.class).lost();
        var cold = time.minus(fleet.warmup());
        var taken = before.keySet().stream()
                .filter(instance -> !present.containsKey(instance))
                .filter(instance -> !before.get(instance).isAfter(cold))
                .filter(instance -> !lost.contains(instance))
                .toList();
        return taken.isEmpty()
                ? Stream.empty()
                : Stream.of("group %s has %d healthy instances after %s went out of service; %d are promised"
                        .formatted(fleet.group(), present.size(), taken, fleet.promised()));
    }
}
