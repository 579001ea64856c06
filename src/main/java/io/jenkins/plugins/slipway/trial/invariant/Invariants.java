package io.jenkins.plugins.slipway.trial.invariant;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** All invariants, watching one run. */
public final class Invariants {
    private static final int ENOUGH = 20;

    private final List<Invariant> all = List.of(
            new OneOperation(),
            new OneRefresh(),
            new HealthyCapacity(),
            new WholeWeights(),
            new Tagged(),
            new NoLeftover(),
            new KnobsRestored(),
            new NoDefect(),
            new TruthfulEnding(),
            new CountedOnce());
    private final Set<Violation> violations = new LinkedHashSet<>();

    /** Everything of one moment has happened. */
    public void atStep(Scene scene) {
        each(scene, invariant -> invariant.atStep(scene));
    }

    /** A call was carried out; also to be told once before the first. */
    public void atChange(Scene scene) {
        each(scene, invariant -> invariant.atChange(scene));
        atStep(scene);
    }

    private void each(Scene scene, Function<Invariant, Stream<String>> look) {
        if (violations.size() < ENOUGH) {
            for (var invariant : all) {
                look.apply(invariant)
                        .forEach(what -> violations.add(new Violation(
                                invariant.name(), scene.world().now().toString(), what)));
            }
        }
    }

    /** The operation did not end, or the run itself broke. */
    public void add(Violation violation) {
        violations.add(violation);
    }

    public void atEnd(Aftermath end) {
        for (var invariant : all) {
            invariant.atEnd(end).forEach(what -> violations.add(new Violation(invariant.name(), "", what)));
        }
    }

    /** What did not hold, in the order in which it was seen. */
    public List<Violation> violations() {
        return new ArrayList<>(violations);
    }
}
