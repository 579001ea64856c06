package io.jenkins.plugins.slipway.operation.crash;

import io.jenkins.plugins.slipway.operation.Bench;
import io.jenkins.plugins.slipway.operation.Branch;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.Operations;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import io.jenkins.plugins.slipway.operation.Waiter;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A small release in the toy world: a builder, two regions side by side, a weight, work that takes its time. */
final class ToyScenario implements Scenario {
    final Bench bench = new Bench();
    final ToyWorld world;

    ToyScenario(IntFunction<ToyWorld.Trouble> troubles, BiFunction<ToyWorld, Run, Object> verb) {
        world = new ToyWorld(bench.clock, troubles);
        bench.kinds.addAll(ToyUndos.in(world));
        bench.body = (plan, run) -> verb.apply(world, run);
    }

    static ToyScenario good() {
        return new ToyScenario(call -> ToyWorld.Trouble.NONE, ToyScenario::release);
    }

    static ToyScenario failing() {
        return new ToyScenario(call -> ToyWorld.Trouble.NONE, (world, run) -> {
            release(world, run);
            throw OperationFailed.because("the watch after the end saw errors");
        });
    }

    /** The first of two waves is settled when the second fails. */
    static ToyScenario failingWave() {
        return new ToyScenario(call -> ToyWorld.Trouble.NONE, (world, run) -> {
            make(world, run, "claim");
            wave(world, run, "wave 1", "eu", "us");
            run.keep("settle wave 1", "wave 1");
            wave(world, run, "wave 2", "ap", "sa");
            throw OperationFailed.because("the watch after wave 2 saw errors");
        });
    }

    private static void wave(ToyWorld world, Run run, String name, String... regions) {
        run.all(
                name,
                Stream.of(regions)
                        .map(key -> new Branch<>(key, r -> {
                            make(world, r, "version of " + key);
                            return region(world, r, key);
                        }))
                        .toList());
    }

    /** What a verb looks like. */
    static Object release(ToyWorld world, Run run) {
        run.note("begin", "a release begins");
        make(world, run, "builder");
        run.pause("bake", Duration.ofSeconds(45));
        make(world, run, "image");
        run.effect(Effect.once("end builder", () -> world.end("builder")));
        var regions = run.all(
                "regions",
                List.of(
                        new Branch<>("eu", r -> region(world, r, "eu")),
                        new Branch<>("us", r -> region(world, r, "us"))));
        return "released to " + regions + " since " + (run.version("wording", 2) == 2 ? "then" : "now");
    }

    private static String region(ToyWorld world, Run run, String name) {
        for (int weight : new int[] {5, 50}) {
            run.effect(Effect.once("weight " + weight, () -> world.setWeight(name, weight))
                    .given(weight)
                    .undoneBy(new ToyUndos.RestoreWeight(name, 0)));
            run.pause("soak at " + weight, Duration.ofSeconds(name.equals("eu") ? 60 : 70));
        }
        var work = run.effect(Effect.named("start refresh", String.class)
                .undoneBy(new ToyUndos.CancelWork(name))
                .adopting(() -> world.findWork(name))
                .doing(token -> world.startWork(name)));
        run.until(Wait.named("refreshed", String.class)
                .every(Duration.ofSeconds(15))
                .within(Duration.ofMinutes(10))
                .until(() -> world.isWorkDone(work) ? Look.is("done") : Look.notYet("working")));
        return name;
    }

    static void make(ToyWorld world, Run run, String name) {
        run.effect(Effect.named("make " + name, String.class)
                .given(name)
                .undoneBy(new ToyUndos.EndThing(name))
                .adopting(() -> world.find(name))
                .doing(token -> world.make(name)));
    }

    @Override
    public Journals journals() {
        return bench.journals;
    }

    @Override
    public Operations process(Journals through) {
        return bench.process(through);
    }

    @Override
    public OperationId id() {
        return Bench.ID;
    }

    @Override
    public void start(Operations operations) {
        bench.start(operations);
    }

    @Override
    public Waiter waiter() {
        return bench.clock::moveTo;
    }

    @Override
    public Object snapshot() {
        return world.snapshot();
    }
}
