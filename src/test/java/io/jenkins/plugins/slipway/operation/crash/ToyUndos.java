package io.jenkins.plugins.slipway.operation.crash;

import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Look;
import io.jenkins.plugins.slipway.operation.Run;
import io.jenkins.plugins.slipway.operation.Undo;
import io.jenkins.plugins.slipway.operation.UndoKind;
import io.jenkins.plugins.slipway.operation.Wait;
import java.time.Duration;
import java.util.List;

/** The ways back in the toy world. */
final class ToyUndos {
    private ToyUndos() {}

    record EndThing(String name) implements Undo {
        @Override
        public String describe() {
            return "end " + name;
        }

        @Override
        public String byHand() {
            return "toy end " + name;
        }
    }

    record CancelWork(String name) implements Undo {
        @Override
        public String describe() {
            return "cancel work " + name;
        }

        @Override
        public String byHand() {
            return "toy cancel " + name;
        }
    }

    record RestoreWeight(String rule, int weight) implements Undo {
        @Override
        public String describe() {
            return "restore weight " + weight + " of " + rule;
        }

        @Override
        public String byHand() {
            return "toy weight " + rule + " " + weight;
        }
    }

    static List<UndoKind<?>> in(ToyWorld world) {
        return List.of(
                new Kind<>("end-thing", EndThing.class) {
                    @Override
                    public void takeBack(EndThing undo, Run run, Ending cause) {
                        run.effect(Effect.once("end", () -> world.end(undo.name())));
                        run.until(Wait.named("gone", String.class)
                                .within(Duration.ofMinutes(5))
                                .until(() -> world.find(undo.name()).isPresent()
                                        ? Look.notYet("still there")
                                        : Look.is("gone")));
                    }
                },
                new Kind<>("cancel-work", CancelWork.class) {
                    @Override
                    public void takeBack(CancelWork undo, Run run, Ending cause) {
                        run.effect(Effect.once("cancel", () -> world.cancelWork(undo.name())));
                        run.pause("let it settle", Duration.ofSeconds(20));
                    }
                },
                new Kind<>("restore-weight", RestoreWeight.class) {
                    @Override
                    public void takeBack(RestoreWeight undo, Run run, Ending cause) {
                        run.effect(Effect.once("restore", () -> world.setWeight(undo.rule(), undo.weight())));
                    }
                });
    }

    private abstract static class Kind<U extends Undo> implements UndoKind<U> {
        private final String name;
        private final Class<U> type;

        Kind(String name, Class<U> type) {
            this.name = name;
            this.type = type;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Class<U> type() {
            return type;
        }
    }
}
