package io.jenkins.plugins.slipway.rehearsal.world.elb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The targets of one target group, in the order of their registration; found by instance, too, for Auto Scaling asks so. */
final class Registrations {
    private final Map<TargetKey, Target> targets = new LinkedHashMap<>();
    private final Map<String, List<TargetKey>> keys = new HashMap<>();

    Target get(TargetKey key) {
        return targets.get(key);
    }

    /** Of an instance, at whatever port it is registered first. */
    Optional<Target> ofInstance(String instance) {
        var of = keys.get(instance);
        return of == null ? Optional.empty() : Optional.of(targets.get(of.get(0)));
    }

    /** In place of the one with this key, where there is one. */
    void put(TargetKey key, Target target) {
        var before = targets.put(key, target);
        if (before == null) {
            keys.computeIfAbsent(key.instance(), id -> new ArrayList<>(1)).add(key);
        } else {
            before.leave();
        }
    }

    void remove(TargetKey key) {
        var target = targets.remove(key);
        if (target != null) {
            target.leave();
            keys.computeIfPresent(key.instance(), (id, of) -> of.remove(key) && of.isEmpty() ? null : of);
        }
    }

    /** Unless another has taken its place. */
    void remove(TargetKey key, Target target) {
        if (targets.get(key) == target) {
            remove(key);
        }
    }

    Collection<Target> all() {
        return Collections.unmodifiableCollection(targets.values());
    }

    Map<TargetKey, Target> byKey() {
        return Collections.unmodifiableMap(targets);
    }
}
