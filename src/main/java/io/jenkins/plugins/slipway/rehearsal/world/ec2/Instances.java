package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.fault.Fault;
import io.jenkins.plugins.slipway.rehearsal.world.fault.FaultKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The instances of a region and what moves them from state to state. */
public final class Instances {
    private static final Duration AGE_OF_SEEDED = Duration.ofDays(2);

    /** A terminated instance is still described for about an hour (User Guide, "Terminate Amazon EC2 instances"). */
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final Region region;
    private final World world;
    private final Launch launch;
    private final Shelf<Instance> shelf;
    private final Shelf<Volume> volumes;
    private final ClientTokens<List<String>> tokens = new ClientTokens<>();

    Instances(Region region, Launch launch, Shelf<Volume> volumes) {
        this.region = region;
        this.world = region.world();
        this.launch = launch;
        this.shelf = new Shelf<>(region, Kind.INSTANCE);
        this.volumes = volumes;
    }

    public Shelf<Instance> shelf() {
        return shelf;
    }

    /** Launches as many as it may, {@code order.max()}; they are pending (API Reference, RunInstances). */
    public List<Instance> run(LaunchOrder order) {
        var ids = tokens.once(order.clientToken(), order, () -> start(order));
        var instances = ids.stream()
                .flatMap(id -> shelf.find(id).stream())
                .filter(instance -> !instance.is(InstanceState.TERMINATED))
                .toList();
        if (instances.isEmpty()) {
            throw new WorldFault(
                    "IdempotentInstanceTerminated",
                    "The request uses the same client token as a previous request whose instances have been terminated.");
        }
        return instances;
    }

    private List<String> start(LaunchOrder order) {
        if (order.min() < 1 || order.max() < order.min()) {
            throw new WorldFault(
                    "InvalidParameterValue",
                    "Value (" + order.min() + ") for parameter minCount must be 1 to maxCount (" + order.max() + ").");
        }
        var plan = launch.plan(order);
        refuseWithoutCapacity(plan);
        var reservation = region.newId("r");
        var ids = new ArrayList<String>();
        for (int i = 0; i < order.max(); i++) {
            var id = region.newId(Kind.INSTANCE.prefix());
            var disks = launch.volumes(plan, id);
            disks.forEach(volumes::add);
            var birth = plan.birth(reservation, i, world.now(), (int) shelf.ever(), disks);
            shelf.add(new Instance(id, birth, InstanceState.PENDING, null, null, "", plan.tags()));
            boot(id);
            ids.add(id);
        }
        return List.copyOf(ids);
    }

    /** Error codes of the API, "InsufficientInstanceCapacity". */
    private void refuseWithoutCapacity(Launch.Plan plan) {
        var zone = plan.subnet().zone();
        var key = zone + "/" + shelf.ever();
        if (world.struck(FaultKind.NO_CAPACITY, region.name(), zone, key).isPresent()
                || world.struck(FaultKind.ZONE_LOST, region.name(), zone, key).isPresent()) {
            throw new WorldFault(
                    WorldFault.NO_CAPACITY,
                    "We currently do not have sufficient " + plan.type()
                            + " capacity in the Availability Zone you requested (" + zone + ").",
                    500);
        }
    }

    /** All or none: an unknown id changes nothing. @return the states before, in order */
    public List<Instance> terminate(List<String> ids) {
        var before = require(ids);
        for (var instance : before) {
            if (instance.birth().data().flag("disableApiTermination")) {
                throw new WorldFault(
                        "OperationNotPermitted",
                        "The instance '" + instance.id()
                                + "' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.");
            }
        }
        ids.forEach(id -> end(id, "User initiated"));
        return before;
    }

    /** Ends an instance whatever protects it against the API; one that ends already is left alone. */
    void end(String id, String reason) {
        if (shelf.find(id).map(Instance::state).map(InstanceState::ended).orElse(true)) {
            return;
        }
        shelf.change(id, it -> it.move(InstanceState.SHUTTING_DOWN, reason));
        world.timeline().after(world.span("shut-down/" + id, 15, 45), () -> {
            shelf.change(id, it -> it.move(InstanceState.TERMINATED, reason));
            dropVolumes(id);
            world.timeline().after(REMEMBERED, () -> shelf.remove(id));
        });
    }

    private void dropVolumes(String id) {
        var attached = shelf.find(id).map(it -> it.birth().volumes().values()).orElse(List.of());
        attached.stream().flatMap(each -> volumes.find(each).stream()).forEach(volume -> {
            if (volume.deleteOnTermination()) {
                volumes.remove(volume.id());
            } else {
                volumes.change(volume.id(), Volume::detached);
            }
        });
    }

    /** Running or pending ones go to stopped (User Guide, "Stop and start Amazon EC2 instances"). */
    public List<Instance> stop(List<String> ids) {
        var before = inState(ids, EnumSet.of(InstanceState.RUNNING, InstanceState.STOPPING, InstanceState.STOPPED));
        for (var instance : before) {
            if (instance.is(InstanceState.RUNNING)) {
                shelf.change(instance.id(), it -> it.move(InstanceState.STOPPING, "User initiated"));
                world.timeline()
                        .after(
                                world.span("stop/" + instance.id(), 20, 40),
                                () -> shelf.change(
                                        instance.id(),
                                        it -> it.is(InstanceState.STOPPING)
                                                ? it.move(InstanceState.STOPPED, it.changeReason())
                                                : it));
            }
        }
        return before;
    }

    public List<Instance> start(List<String> ids) {
        var before = inState(ids, EnumSet.of(InstanceState.STOPPED, InstanceState.PENDING, InstanceState.RUNNING));
        for (var instance : before) {
            if (instance.is(InstanceState.STOPPED)) {
                shelf.change(instance.id(), it -> it.move(InstanceState.PENDING, ""));
                boot(instance.id());
            }
        }
        return before;
    }

    /** An instance that was there before the rehearsal began, checked and running. */
    void seedRunning(String id) {
        var longAgo = world.now().minus(AGE_OF_SEEDED);
        shelf.find(id).ifPresent(it -> shelf.seed(it.runSince(longAgo)));
    }

    private void boot(String id) {
        var late = world.struck(FaultKind.SLOW_BOOT, region.name(), "", "slow/" + id)
                .map(Fault::by)
                .orElse(Duration.ZERO);
        if (world.struck(FaultKind.FAILED_BOOT, region.name(), "", "failed/" + id)
                .isPresent()) {
            world.timeline()
                    .after(world.span("boot/" + id, 10, 30), () -> end(id, "Server.InternalError: error on launch"));
            return;
        }
        world.timeline()
                .after(
                        world.span("boot/" + id, 10, 30).plus(late),
                        () -> shelf.change(id, it -> {
                            var checked = world.now().plus(world.span("status-checks/" + id, 60, 120));
                            return it.is(InstanceState.PENDING) ? it.run(world.now(), checked) : it;
                        }));
    }

    private List<Instance> require(List<String> ids) {
        ids.forEach(Kind.INSTANCE::checkId);
        var missing = ids.stream().filter(id -> shelf.find(id).isEmpty()).toList();
        if (!missing.isEmpty()) {
            throw Kind.INSTANCE.notFound(missing);
        }
        return ids.stream().distinct().map(shelf::require).toList();
    }

    private List<Instance> inState(List<String> ids, Set<InstanceState> allowed) {
        var instances = require(ids);
        for (var instance : instances) {
            if (!allowed.contains(instance.state())) {
                throw new WorldFault(
                        "IncorrectInstanceState",
                        "The instance '" + instance.id() + "' is not in a state from which this can be done: it is "
                                + instance.state().word() + ".");
            }
        }
        return instances;
    }
}
