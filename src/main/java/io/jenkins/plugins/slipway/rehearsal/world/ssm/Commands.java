package io.jenkins.plugins.slipway.rehearsal.world.ssm;

import io.jenkins.plugins.slipway.rehearsal.world.Eventual;
import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.World;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Run Command of a region: shell scripts on instances, simulated by {@link Shell}. */
public final class Commands {
    /** Exit code of a script that its time limit killed. */
    private static final int KILLED = 137;

    private final Region region;
    private final World world;
    private final Nodes nodes;
    private final Eventual<Command> store;

    Commands(Region region, Nodes nodes) {
        this.region = region;
        this.world = region.world();
        this.nodes = nodes;
        this.store = new Eventual<>(world, region.name() + "/command");
    }

    /** A shell script, to be sent. {@code execution} limits its run, {@code delivery} the wait for the node. */
    public record Order(
            List<String> instances,
            List<String> script,
            Duration execution,
            Duration delivery,
            String comment,
            Map<String, List<String>> parameters) {}

    /** @throws WorldFault {@code InvalidInstanceId} when a node is not registered (API Reference, SendCommand) */
    public Command send(Order order) {
        for (var instance : order.instances()) {
            if (!nodes.ready(instance)) {
                throw new WorldFault(
                        "InvalidInstanceId",
                        "Instances not in a valid state for account: " + instance
                                + " is not running, or its agent has not registered yet.");
            }
        }
        var bits = world.random("commands/" + region.name());
        var id = new UUID(bits.nextLong() & ~0xF000L | 0x4000L, bits.nextLong() & ~(3L << 62) | 1L << 63).toString();
        var invocations = new TreeMap<String, Command.Invocation>();
        for (var instance : order.instances()) {
            invocations.put(instance, new Command.Invocation(instance, CommandStatus.PENDING, null, null, -1, "", ""));
        }
        store.put(
                id,
                new Command(
                        id,
                        "AWS-RunShellScript",
                        order.comment(),
                        order.parameters(),
                        order.delivery(),
                        world.now(),
                        invocations));
        order.instances().forEach(instance -> deliver(id, instance, order));
        return store.now(id).orElseThrow();
    }

    private void deliver(String id, String instance, Order order) {
        var pickUp = world.span("pick-up/" + id + "/" + instance, 0, 2);
        world.timeline().after(pickUp, () -> {
            if (status(id, instance) != CommandStatus.PENDING) {
                return;
            }
            if (nodes.ready(instance)) {
                start(id, instance, order);
            } else {
                world.timeline()
                        .after(order.delivery(), () -> end(id, instance, CommandStatus.DELIVERY_TIMED_OUT, -1, "", ""));
            }
        });
    }

    private void start(String id, String instance, Order order) {
        change(id, instance, it -> it.started(world.now()));
        var shell = new Shell((what, from, to) -> world.span("script/" + id + "/" + what, from, to), order.execution());
        var run = shell.run(order.script());
        if (run.timedOut()) {
            world.timeline().after(order.execution(), () -> timeOut(id, instance, run));
            return;
        }
        world.timeline().after(run.took(), () -> {
            if (region.machines().find(instance).filter(it -> it.running()).isPresent()) {
                boolean failed = run.exitCode() != 0;
                end(
                        id,
                        instance,
                        failed ? CommandStatus.FAILED : CommandStatus.SUCCESS,
                        run.exitCode(),
                        run.output(),
                        failed ? "failed to run commands: exit status " + run.exitCode() : "");
            } else {
                // Nobody reports for a machine that is gone: only the limit ends it.
                world.timeline().after(order.execution().minus(run.took()), () -> timeOut(id, instance, run));
            }
        });
    }

    private void timeOut(String id, String instance, Shell.Outcome run) {
        end(
                id,
                instance,
                CommandStatus.EXECUTION_TIMED_OUT,
                KILLED,
                run.output(),
                "failed to run commands: signal: killed");
    }

    /** Asks the nodes to stop; one that has ended is left alone (API Reference, CancelCommand). */
    public void cancel(String id) {
        var command =
                store.now(id).orElseThrow(() -> new WorldFault("InvalidCommandId", "Command " + id + " is unknown."));
        for (var invocation : command.invocations().values()) {
            if (!invocation.status().ended()) {
                var instance = invocation.instanceId();
                change(id, instance, it -> it.moved(CommandStatus.CANCELLING));
                world.timeline()
                        .after(
                                world.span("cancel/" + id + "/" + instance, 1, 3),
                                () -> end(id, instance, CommandStatus.CANCELLED, -1, "", ""));
            }
        }
    }

    public Optional<Command> seen(String id) {
        return store.seen(id);
    }

    /** All as a describe sees them, newest first. */
    public List<Command> seen() {
        var newestFirst = new ArrayList<>(store.allSeen());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    public long ever() {
        return store.everCreated();
    }

    List<Command> all() {
        return store.allNow();
    }

    private void end(String id, String instance, CommandStatus last, int code, String output, String error) {
        if (!status(id, instance).ended()
                && (status(id, instance) != CommandStatus.CANCELLING || last == CommandStatus.CANCELLED)) {
            change(id, instance, it -> it.ended(last, world.now(), code, output, error));
        }
    }

    private CommandStatus status(String id, String instance) {
        return store.now(id).orElseThrow().invocations().get(instance).status();
    }

    private void change(String id, String instance, UnaryOperator<Command.Invocation> step) {
        store.change(id, it -> it.with(step.apply(it.invocations().get(instance))));
    }
}
