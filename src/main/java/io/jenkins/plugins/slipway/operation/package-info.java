/**
 * Durable operations: effects, waits, branches, signals, undo; the ports to journal and lease.
 *
 * <p>A verb is a linear method. Whatever it does to the world goes through its {@link
 * io.jenkins.plugins.slipway.operation.Run}, so that it can be entered anew after every wait and every crash:
 *
 * <pre>{@code
 * record Greet(List<Say> actions) implements Plan {}
 *
 * final class GreetVerb implements Verb<Greet> {
 *     public Object run(Greet plan, Run run) {
 *         var id = run.effect(Effect.named("launch builder", String.class)
 *                 .given(plan.image())
 *                 .undoneBy(new TerminateInstances(run.id()))
 *                 .adopting(() -> cloud.instances().tagged(run.id()).findFirst())
 *                 .doing(token -> cloud.instances().launch(plan.image(), token)));
 *         run.until(Wait.named("builder ready", Instance.class)
 *                 .forWhat("builder " + id + " to run")
 *                 .within(Duration.ofMinutes(10))
 *                 .until(() -> Look.of(cloud.instances().find(id).filter(Instance::isRunning), "starting")));
 *         return new Built(id);
 *     }
 * }
 *
 * var operations = new Operations(Engine.of(
 *         journals, leases, Verbs.of(new GreetVerb()), UndoKinds.of(new TerminateInstancesKind()), faults, clock));
 * var id = OperationId.of(clock.instant(), "greet", "checkout", random);
 * operations.start(verb, plan, List.of("fleet:production/eu-central-1/checkout"), labels, "ann", id);
 * Outcome outcome = operations.drive(id, virtualClock::moveTo);
 * }</pre>
 *
 * <p>The same {@code drive} continues an operation of a process that died, once that one's leases have run out.
 */
package io.jenkins.plugins.slipway.operation;
