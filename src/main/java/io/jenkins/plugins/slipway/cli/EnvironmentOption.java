package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import picocli.CommandLine.Option;

/** {@code --environment}. */
final class EnvironmentOption {
    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Which environment of the spec. Needed when it has several and none is called production.")
    private String name;

    /** @throws WrongUsage when the spec has no such environment, or the choice is open */
    EnvironmentSpec of(Spec spec) {
        var known = spec.environments();
        if (name != null && !known.containsKey(name)) {
            throw new WrongUsage("service %s has no environment '%s'; it has %s"
                    .formatted(spec.service(), name, String.join(", ", known.keySet())));
        }
        if (name != null) {
            return known.get(name);
        }
        if (known.size() == 1) {
            return known.values().iterator().next();
        }
        if (known.containsKey("production")) {
            return known.get("production");
        }
        throw new WrongUsage("service %s has several environments: choose one of %s by --environment"
                .formatted(spec.service(), String.join(", ", known.keySet())));
    }
}
