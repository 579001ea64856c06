package io.jenkins.plugins.slipway.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The verb of the golden journals: it uses every kind of step, and must never change; write another one instead. */
final class GoldenVerb implements Verb<GoldenVerb.GoldenPlan> {
    record GoldenPlan(List<Deed> actions, Duration soak) implements Plan {}

    record Deed(String what) implements Action {
        @Override
        public String describe() {
            return "do " + what;
        }
    }

    record Made(String id, Instant at, Optional<String> zone, Map<String, Integer> sizes) {}

    record Unmake(String id) implements Undo {
        @Override
        public String describe() {
            return "unmake " + id;
        }

        @Override
        public String byHand() {
            return "golden unmake " + id;
        }
    }

    record UnmakeKind() implements UndoKind<Unmake> {
        @Override
        public String name() {
            return "unmake";
        }

        @Override
        public Class<Unmake> type() {
            return Unmake.class;
        }

        @Override
        public void takeBack(Unmake undo, Run run, Ending cause) {
            run.effect(Effect.once("unmake", () -> {}));
        }
    }

    static final GoldenPlan PLAN = new GoldenPlan(List.of(new Deed("eu"), new Deed("us")), Duration.ofMinutes(10));
    private final List<String> touched;

    /** @param touched told of each touch of the world */
    GoldenVerb(List<String> touched) {
        this.touched = touched;
    }

    @Override
    public String name() {
        return "golden";
    }

    @Override
    public Class<GoldenPlan> planType() {
        return GoldenPlan.class;
    }

    @Override
    public Object run(GoldenPlan plan, Run run) {
        var began = run.now("began");
        run.note("hello", "a golden journal");
        run.undo("by hand", new Unmake("by hand"));
        var version = run.version("wording", 3);
        var made = run.all(
                "regions",
                plan.actions().stream()
                        .map(deed -> new Branch<>(deed.what(), r -> make(r, deed, plan.soak())))
                        .toList());
        var approval = run.signal("approval", Set.of("approve"), Duration.ofHours(4));
        run.pause("last soak", plan.soak());
        run.effect(Effect.once("finish", () -> touched.add("finish")));
        return Map.of("began", began, "version", version, "made", made, "approvedBy", approval.by());
    }

    private Made make(Run run, Deed deed, Duration soak) {
        var made = run.effect(Effect.named("make", Made.class)
                .given(deed)
                .undoneBy(new Unmake(deed.what()))
                .adopting(Optional::empty)
                .doing(token -> {
                    touched.add("make " + deed.what());
                    return new Made(token, Instant.parse("2026-11-22T16:45:00Z"), Optional.of("a"), Map.of("x", 1));
                }));
        run.pause("soak", soak);
        run.until(Wait.named("healthy", Integer.class)
                .forWhat(deed.what() + " to be healthy")
                .until(() -> Look.is(10)));
        return made;
    }
}
