package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.spec.EnvironmentSpec;
import io.jenkins.plugins.slipway.spec.Spec;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** {@code --environment}: the one to work on, or those to tell of. */
final class EnvironmentOption {
    @Option(
            names = {"-e", "--environment"},
            paramLabel = "NAME",
            description = "Which environment. A command that works on one takes by default the spec's only one, else"
                    + " production; one that lists or counts takes all, and the option several times.")
    private Set<String> names = new LinkedHashSet<>();

    /** Those to tell of; none means all. */
    Set<String> names() {
        return names;
    }

    boolean includes(String environment) {
        return names.isEmpty() || names.contains(environment);
    }

    /** @throws WrongUsage when several are named */
    Optional<String> one() {
        if (names.size() > 1) {
            throw new WrongUsage("--environment names %s: give one here".formatted(String.join(", ", names)));
        }
        return names.stream().findFirst();
    }

    /** @throws WrongUsage when the spec has none of that name */
    void requireIn(Spec spec) {
        var known = spec.environments().keySet();
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(unknown -> {
            throw new WrongUsage("service %s has no environment '%s'; it has %s"
                    .formatted(spec.service(), unknown, String.join(", ", known)));
        });
    }

    /** @throws WrongUsage when the spec has no such environment, or the choice is open */
    EnvironmentSpec of(Spec spec) {
        requireIn(spec);
        var known = spec.environments();
        var chosen = one();
        if (chosen.isPresent()) {
            return known.get(chosen.get());
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
