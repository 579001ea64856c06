package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.change.EndInstances;
import io.jenkins.plugins.slipway.cloud.Cloud;
import io.jenkins.plugins.slipway.cloud.CommandResult;
import io.jenkins.plugins.slipway.cloud.Instance;
import io.jenkins.plugins.slipway.cloud.NewInstance;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Duration;

/** The instances of one bake: launched, given scripts, ended. */
final class Machines {
    private static final int ATTEMPTS = 3;

    private final Run run;
    private final BakePlan plan;
    private final Cloud cloud;

    Machines(Run run, BakePlan plan, Cloud cloud) {
        this.run = run;
        this.plan = plan;
        this.cloud = cloud;
    }

    /** How a boot ended. @param end its state, where it ended before it took a command; else empty */
    private record Booted(String end) {}

    /** Launches one and waits until it takes commands. One that ends before that is replaced, a few times: hosts fail. */
    String launch(String role, String imageId) {
        for (int attempt = 1; ; attempt++) {
            var name = attempt == 1 ? role : role + "-" + attempt;
            var id = order(name, imageId);
            var booted = boot(name, id);
            if (booted.end().isEmpty()) {
                return id;
            }
            var failure = "%s %s was %s before it took a command, attempt %d of %d"
                    .formatted(role, id, booted.end(), attempt, ATTEMPTS);
            // one that only stopped would go on to cost
            run.effect(Effect.once(
                    "terminate " + name + " that did not boot",
                    () -> cloud.instances().terminate(id)));
            if (attempt == ATTEMPTS) {
                throw OperationFailed.because(failure + ": look at its state reason and its console output");
            }
            run.note(name + " did not boot", failure);
            run.pause("before another " + role + ", " + attempt, Duration.ofMinutes(attempt));
        }
    }

    private String order(String role, String imageId) {
        var owner = new Ownership(run.id().value(), plan.service(), role, plan.expires());
        var order = new NewInstance(
                imageId,
                plan.instanceType(),
                plan.subnet(),
                plan.securityGroups(),
                plan.instanceProfile(),
                owner.tags());
        return run.effect(Effect.named("launch " + role, String.class)
                .given(order)
                .undoneBy(new EndInstances(plan.place(), run.id().value(), role))
                .adoptingOurs(() -> cloud.instances().tagged(owner.key()).stream()
                        .map(Instance::id)
                        .findFirst())
                .doing(token -> cloud.instances().launch(order, token)));
    }

    private Booted boot(String role, String id) {
        return run.until(Wait.named(role + " ready", Booted.class)
                .forWhat("%s %s to take commands".formatted(role, id))
                .within(Duration.ofMinutes(15))
                .until(() -> booted(id)));
    }

    private Look<Booted> booted(String id) {
        var instance = cloud.instances().find(id);
        if (instance.isPresent() && instance.get().state().ordinal() > Instance.State.RUNNING.ordinal()) {
            return Look.is(new Booted(instance.get().state().name()));
        }
        if (instance.filter(Instance::statusOk).isEmpty()) {
            return Look.notYet("booting");
        }
        return cloud.commands().ready(id) ? Look.is(new Booted("")) : Look.notYet("waiting for its SSM agent");
    }

    /** Runs a script to its end. @throws OperationFailed with the last lines of its output */
    void execute(String role, String instanceId, Script script) {
        var key = "%s: %s".formatted(role, script.name());
        var comment = comment(key);
        var commandId = run.effect(Effect.named("send " + key, String.class)
                .given(script.lines())
                .adopting(() -> cloud.commands().sent(instanceId, comment))
                .doing(token -> cloud.commands().send(instanceId, script.lines(), comment, script.timeout())));
        var result = run.until(Wait.named("ran " + key, CommandResult.class)
                .forWhat(key)
                .within(script.timeout().plusMinutes(5))
                .until(() -> ended(cloud.commands().result(commandId, instanceId))));
        if (result.state() != CommandResult.State.SUCCESS) {
            throw OperationFailed.because("%s ended with %s, exit code %d; its last lines:%n%s"
                    .formatted(
                            key,
                            result.state(),
                            result.exitCode(),
                            lastLines(result.output() + "\n" + result.error())));
        }
    }

    private static Look<CommandResult> ended(CommandResult result) {
        return result.state().ended() ? Look.is(shortened(result)) : Look.notYet("running");
    }

    /** A journal entry holds at most 32 KB; what a person needs of a log is its end. */
    private static CommandResult shortened(CommandResult result) {
        return new CommandResult(
                result.state(), result.exitCode(), lastLines(result.output()), lastLines(result.error()));
    }

    private static String lastLines(String text) {
        var lines = text.strip().lines().toList();
        var last = String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        return last.substring(Math.max(0, last.length() - 4000));
    }

    /** Commands carry no token: operation and effect are in the comment, at most 100 characters. */
    private String comment(String key) {
        return "slipway %s %08x".formatted(run.id(), key.hashCode());
    }

    void end(String role, String instanceId) {
        run.effect(Effect.once("terminate " + role, () -> cloud.instances().terminate(instanceId)));
    }
}
