package io.jenkins.plugins.slipway.canary;

import io.jenkins.plugins.slipway.operation.Action;
import java.time.Duration;

/** One line of the plan of a canary. */
public sealed interface CanaryAction extends Action {
    record Record(String rule) implements CanaryAction {
        @Override
        public String describe() {
            return "record the actions of %s".formatted(rule);
        }
    }

    record Pin(String group, int size) implements CanaryAction {
        @Override
        public String describe() {
            return "pin %s at its %d %s".formatted(group, size, size == 1 ? "instance" : "instances");
        }
    }

    record CreateGroup(String like) implements CanaryAction {
        @Override
        public String describe() {
            return "create a canary group and a target group like those of %s".formatted(like);
        }
    }

    record Arm(Duration length) implements CanaryAction {
        @Override
        public String describe() {
            return "arm a dead-man's switch: when nobody has renewed it for %d min, AWS returns all traffic by itself"
                    .formatted(length.toMinutes());
        }
    }

    record NoSwitch(String connection) implements CanaryAction {
        @Override
        public String describe() {
            return "no dead-man's switch (connection %s names no switchRole): if every Slipway process dies, traffic stays split until 'slipway resume' or 'slipway abort'"
                    .formatted(connection);
        }
    }

    record Step(int percent, int instances, Duration soak) implements CanaryAction {
        @Override
        public String describe() {
            return "%d %% of traffic to %d canary instances, watch %d min, judge"
                    .formatted(percent, instances, soak.toMinutes());
        }
    }

    record Retire() implements CanaryAction {
        @Override
        public String describe() {
            return "at the end put the recorded actions back, drain and delete the canary";
        }
    }
}
