package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.operation.Action;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One line of the plan of a bake. */
public sealed interface BakeAction extends Action {
    record LaunchBuilder(String baseImage, String instanceType) implements BakeAction {
        @Override
        public String describe() {
            return "launch a builder (%s) from %s".formatted(instanceType, baseImage);
        }
    }

    record RunScript(String name, Duration timeout) implements BakeAction {
        @Override
        public String describe() {
            return "on the builder: %s (at most %d min)".formatted(name, timeout.toMinutes());
        }
    }

    record MakeImage(String namePrefix) implements BakeAction {
        @Override
        public String describe() {
            return "make image %s…, end the builder".formatted(namePrefix);
        }
    }

    record BootTest(List<String> checks) implements BakeAction {
        @Override
        public String describe() {
            return "boot the image once and check: status, agent"
                    + String.join("", checks.stream().map(", "::concat).toList());
        }
    }

    record Publish(String parameter, Optional<String> previous) implements BakeAction {
        @Override
        public String describe() {
            return "publish its id as parameter %s%s"
                    .formatted(parameter, previous.map(" (now %s)"::formatted).orElse(" (new)"));
        }
    }
}
