package io.jenkins.plugins.slipway.rehearsal.world.elb;

import io.jenkins.plugins.slipway.rehearsal.world.Machine;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who is registered where, checked every interval as long as it is registered (Application Load Balancers, "Register targets",
 * "Health checks for your target groups", "Deregistration delay").
 */
public final class Targets {
    private static final Duration REGISTRATION = Duration.ofSeconds(4);
    private final Registry registry;
    private static final Registrations NONE = new Registrations();
    private final Map<String, Registrations> registered = new HashMap<>();

    Targets(Registry registry) {
        this.registry = registry;
    }

    /** Registers instances that run, at the group's port where {@code port} is 0. @throws WorldFault {@code InvalidTarget}, {@code TargetGroupNotFound} */
    public void register(String groupArn, Collection<TargetKey> wanted) {
        var group = registry.group(groupArn);
        for (var key : wanted) {
            var machine = registry.region.machines().find(key.instance());
            if (machine.isEmpty()) {
                throw new WorldFault("InvalidTarget", "The following targets are not valid: '" + key.instance() + "'");
            }
            if (!machine.get().running()) {
                throw new WorldFault(
                        "InvalidTarget",
                        "The following targets are not in a running state and cannot be registered: '" + key.instance()
                                + "'");
            }
        }
        wanted.forEach(key -> add(group, key));
    }

    /** Registers whatever state the instance is in, as Auto Scaling does the moment that it launches one. */
    void add(TargetGroup group, TargetKey wanted) {
        var key = at(group, wanted);
        var targets = registered.computeIfAbsent(group.arn(), arn -> new Registrations());
        var known = targets.get(key);
        if (known != null && known.state() != Target.State.DRAINING) {
            return;
        }
        var target = new Target(key.instance(), key.port());
        targets.put(key, target);
        registry.region.world().timeline().after(REGISTRATION, () -> check(group.arn(), key, target));
    }

    /** Registers as {@link #add} does, healthy at once. */
    void addHealthy(TargetGroup group, TargetKey wanted) {
        add(group, wanted);
        registered.get(group.arn()).get(at(group, wanted)).trust();
    }

    /** Starts draining; with no load balancer in front it is gone at once. Who is not registered is passed over. */
    public void deregister(String groupArn, Collection<TargetKey> wanted) {
        var group = registry.group(groupArn);
        var targets = of(groupArn);
        for (var each : wanted) {
            var key = at(group, each);
            var target = targets.get(key);
            if (target == null || target.state() == Target.State.DRAINING) {
                continue;
            }
            if (!registry.isUsed(groupArn) || group.deregistrationDelay().isZero()) {
                targets.remove(key);
            } else {
                target.drain();
                registry.region
                        .world()
                        .timeline()
                        .after(group.deregistrationDelay(), () -> targets.remove(key, target));
            }
        }
    }

    /** Every registered target with its status now. */
    public Map<TargetKey, TargetStatus> statuses(String groupArn) {
        var inUse = registry.isUsed(groupArn);
        var statuses = new LinkedHashMap<TargetKey, TargetStatus>();
        of(groupArn).byKey().forEach((key, target) -> statuses.put(key, status(target, inUse)));
        return statuses;
    }

    /** Of an instance, at whatever port it is registered first; empty when it is not. */
    Optional<String> health(String groupArn, String instance) {
        return of(groupArn)
                .ofInstance(instance)
                .map(target -> status(target, registry.isUsed(groupArn)).state());
    }

    /** Instances that are described as unhealthy. */
    Set<String> unhealthy(String groupArn) {
        if (!registry.isUsed(groupArn)) {
            return Set.of();
        }
        return of(groupArn).all().stream()
                .filter(target -> target.state() == Target.State.UNHEALTHY)
                .map(target -> target.instance)
                .filter(instance ->
                        health(groupArn, instance).filter("unhealthy"::equals).isPresent())
                .collect(Collectors.toSet());
    }

    /** One target, registered or not. */
    public TargetStatus status(String groupArn, TargetKey wanted) {
        var target = of(groupArn).get(at(registry.group(groupArn), wanted));
        return target == null ? TargetStatus.NOT_REGISTERED : status(target, registry.isUsed(groupArn));
    }

    private TargetStatus status(Target target, boolean inUse) {
        if (target.state() == Target.State.DRAINING) {
            return target.status();
        }
        if (!inUse) {
            return TargetStatus.NOT_IN_USE;
        }
        var machine = machine(target.instance);
        if (machine.isEmpty()) {
            return TargetStatus.invalidState("terminated");
        }
        return switch (machine.get().state()) {
            case "pending", "running" -> target.status();
            default -> TargetStatus.invalidState(machine.get().state());
        };
    }

    /** Instances that the load balancer would send a request to: the healthy ones, else the unhealthy ones ("Health checks
     * for your target groups": only unhealthy targets are routed to all the same). */
    public List<String> routable(String groupArn) {
        var healthy = in(groupArn, Target.State.HEALTHY);
        return healthy.isEmpty() ? in(groupArn, Target.State.UNHEALTHY) : healthy;
    }

    /** Instances that pass their checks. */
    public List<String> healthy(String groupArn) {
        return in(groupArn, Target.State.HEALTHY);
    }

    List<String> in(String groupArn, Target.State state) {
        return of(groupArn).all().stream()
                .filter(target -> target.state() == state)
                .map(target -> target.instance)
                .toList();
    }

    private Registrations of(String groupArn) {
        return registered.getOrDefault(groupArn, NONE);
    }

    void forget(String groupArn) {
        of(groupArn).all().forEach(Target::leave);
        registered.remove(groupArn);
    }

    TargetKey at(TargetGroup group, TargetKey key) {
        return key.port() == 0 ? new TargetKey(key.instance(), group.port()) : key;
    }

    Optional<Machine> machine(String instance) {
        return registry.region.machines().find(instance);
    }

    private void check(String groupArn, TargetKey key, Target target) {
        if (!target.registered() || target.state() == Target.State.DRAINING) {
            return;
        }
        var changes = registry.region.machines().changes();
        if (target.isSteady(changes) && registry.isUsed(groupArn)) {
            next(groupArn, key, target);
            return;
        }
        var machine = machine(key.instance());
        if (machine.isEmpty()) {
            of(groupArn).remove(key);
            return;
        }
        if (!registry.isUsed(groupArn)) {
            target.reset();
        } else {
            var passes = App.listens(machine.get(), registry.region.world().now());
            target.checked(passes, registry.group(groupArn).check(), changes);
        }
        next(groupArn, key, target);
    }

    private void next(String groupArn, TargetKey key, Target target) {
        var check = registry.group(groupArn).check();
        registry.region.world().timeline().after(check.interval(), () -> check(groupArn, key, target));
    }
}
