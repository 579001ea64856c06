package io.jenkins.plugins.slipway.change;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Instance;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Effect.Done;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Terminates the instances that an operation launched in one role: its builder, its boot test. */
public record EndInstances(Place place, String operation, String role) implements Undo {
    @Override
    public String describe() {
        return "terminate the %s of %s in %s".formatted(role, operation, place);
    }

    @Override
    public String byHand() {
        return ("aws ec2 terminate-instances --region %1$s --instance-ids $(aws ec2 describe-instances --region %1$s"
                        + " --filters Name=tag:slipway:operation,Values=%2$s Name=tag:slipway:role,Values=%3$s"
                        + " --query 'Reservations[].Instances[].InstanceId' --output text)")
                .formatted(place.region(), operation, role);
    }

    static UndoKind<EndInstances> kind(Clouds clouds) {
        return new Kind<>("end-instances", EndInstances.class, (undo, run, cause) -> undo.run(run, clouds));
    }

    private void run(Run run, Clouds clouds) {
        var instances = place.open(clouds, run::admit).instances();
        var found = run.until(Found.wait(
                "find the " + role,
                () -> instances.tagged(key()).stream().map(Instance::id).toList()));
        found.ids().forEach(id -> run.effect(Effect.once("terminate " + id, () -> instances.terminate(id))));
        // nobody reports for an instance that is gone: what runs on it would stand as running until its time limit
        var commands = place.open(clouds, run::admit).commands();
        found.ids()
                .forEach(id -> run.effect(Effect.once(
                        "cancel commands on " + id, () -> commands.running(id).forEach(commands::cancel))));
        run.until(Wait.named("terminated", Done.class)
                .forWhat("the %s to end".formatted(role))
                .within(Duration.ofMinutes(20))
                .until(() -> found.ids().stream().allMatch(id -> ended(instances.find(id)))
                        ? Look.is(new Done())
                        : Look.notYet("shutting down")));
    }

    private static boolean ended(Optional<Instance> instance) {
        return instance.map(Instance::state)
                .map(state -> state == Instance.State.TERMINATED)
                .orElse(true);
    }

    private Map<String, String> key() {
        return Ownership.key(operation, role);
    }
}
