package io.jenkins.plugins.slipway.operation.crash;

import io.jenkins.plugins.slipway.operation.Branch;
import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A verb drawn by a seed: the same steps in the same order on each replay. */
final class RandomVerb {
    private final SplittableRandom random;
    private final ToyWorld world;
    private final boolean fails;

    private RandomVerb(long seed, ToyWorld world) {
        this.random = new SplittableRandom(seed);
        this.world = world;
        this.fails = random.nextInt(3) == 0;
    }

    static Object run(long seed, ToyWorld world, Run run) {
        var verb = new RandomVerb(seed, world);
        verb.steps(run, "", 0, verb.random);
        if (verb.fails) {
            throw OperationFailed.because("drawn to fail");
        }
        return "done";
    }

    private String steps(Run run, String prefix, int depth, SplittableRandom draw) {
        var count = 2 + draw.nextInt(5);
        for (int i = 0; i < count; i++) {
            step(run, prefix + i, depth, draw.nextInt(7), draw.split());
        }
        return prefix;
    }

    private void step(Run run, String name, int depth, int kind, SplittableRandom draw) {
        switch (kind) {
            case 0 -> ToyScenario.make(world, run, name);
            case 1 ->
                run.effect(Effect.once("weight " + name, () -> world.setWeight(name, 7))
                        .undoneBy(new ToyUndos.RestoreWeight(name, 0)));
            case 2 -> run.pause("pause " + name, Duration.ofSeconds(1 + draw.nextInt(200)));
            case 3 -> work(run, name);
            case 4 -> {
                run.now("now " + name);
                run.note("note " + name, "at " + name);
            }
            case 5 -> {
                run.undo("undo " + name, new ToyUndos.RestoreWeight(name, 0));
                run.effect(Effect.once("late " + name, () -> world.setWeight(name, 9)));
            }
            default -> branches(run, name, depth, draw);
        }
    }

    private void work(Run run, String name) {
        run.effect(Effect.named("start " + name, String.class)
                .undoneBy(new ToyUndos.CancelWork(name))
                .adopting(() -> world.findWork(name))
                .doing(token -> world.startWork(name)));
        run.until(Wait.named("wait " + name, String.class)
                .within(Duration.ofHours(1))
                .until(() -> world.isWorkDone(name) ? Look.is("done") : Look.notYet("working")));
    }

    private void branches(Run run, String name, int depth, SplittableRandom draw) {
        if (depth == 2) {
            return;
        }
        var branches = new ArrayList<Branch<String>>();
        for (int i = 0; i < 1 + draw.nextInt(3); i++) {
            var prefix = name + "." + i + ".";
            var own = draw.split();
            branches.add(new Branch<>("b" + i, r -> steps(r, prefix, depth + 1, own)));
        }
        run.all("all " + name, List.copyOf(branches));
        if (draw.nextInt(4) == 0) {
            run.keep("keep " + name, "all " + name);
        }
    }
}
