package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.operation.Action;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    record TakeImage(String imageId) implements BakeAction {
        @Override
        public String describe() {
            return "take image %s, which is baked and tested".formatted(imageId);
        }
    }

    record Copy(String region, Optional<String> kmsKey, Optional<String> existing) implements BakeAction {
        @Override
        public String describe() {
            return existing.map(id -> "take its copy %s in %s".formatted(id, region))
                    .orElseGet(() -> "copy it to %s%s, beside the others"
                            .formatted(
                                    region,
                                    kmsKey.map(" under key %s"::formatted).orElse("")));
        }
    }

    record Share(String region, Set<String> accounts) implements BakeAction {
        @Override
        public String describe() {
            return "share it in %s with account %s".formatted(region, String.join(", ", new TreeSet<>(accounts)));
        }
    }

    record Publish(String region, String parameter, Optional<String> previous) implements BakeAction {
        @Override
        public String describe() {
            return "publish its id in %s as parameter %s%s"
                    .formatted(
                            region,
                            parameter,
                            previous.map(" (now %s)"::formatted).orElse(" (new)"));
        }
    }
}
