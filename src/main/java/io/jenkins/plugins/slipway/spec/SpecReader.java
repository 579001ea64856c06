package io.jenkins.plugins.slipway.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a {@link Spec} of a text, or says all that is wrong with it. */
public final class SpecReader {
    private static final String PRODUCTION = "production";

    private final SourceTree source;
    private final Scripts folder;
    private final List<Fault> faults;

    private SpecReader(SourceTree source, Scripts folder, List<Fault> faults) {
        this.source = source;
        this.folder = folder;
        this.faults = faults;
    }

    /**
     * Reads a spec.
     *
     * @param fileName for messages
     * @param folder where its scripts are
     * @throws InvalidSpec with every fault, in the order of the file
     */
    public static Spec read(String text, String fileName, Path folder) {
        return read(text, fileName, new ScriptFolder(folder));
    }

    /** As {@link #read(String, String, Path)}, with the scripts of another place, such as another machine. */
    public static Spec read(String text, String fileName, Scripts folder) {
        var faults = new ArrayList<Fault>();
        var spec = YamlSource.read(text, faults).map(tree -> new SpecReader(tree, folder, faults).read());
        if (!faults.isEmpty() || spec.isEmpty()) {
            throw InvalidSpec.ofAll(fileName, faults);
        }
        return spec.get();
    }

    private Spec read() {
        new SchemaCheck(SpecSchema.DOCUMENT, source, faults).run();
        var top = new Section(source, Place.TOP, faults);
        var service = top.text("service").orElse("");
        var environments = environments(top);
        var canary = canary(top, environments);
        return new Spec(
                service,
                top.text("team"),
                top.text("repository"),
                new ImageReader(top.child("image"), folder).read(service),
                environments,
                canary,
                new NotifyReader(top.items("notify")).read(),
                dora(top.child("dora"), environments));
    }

    private Map<String, EnvironmentSpec> environments(Section top) {
        var environments = new LinkedHashMap<String, EnvironmentSpec>();
        var owners = new HashMap<List<String>, String>();
        for (var section : top.child("environments").children()) {
            var environment = new EnvironmentReader(section).read();
            environments.put(environment.name(), environment);
            for (var target : environment.targets()) {
                target.group().ifPresent(group -> requireUnowned(section, environment, target, group, owners));
            }
        }
        return Collections.unmodifiableMap(environments);
    }

    private static void requireUnowned(
            Section section,
            EnvironmentSpec environment,
            TargetSpec target,
            String group,
            Map<List<String>, String> owners) {
        var key = List.of(target.connection(), target.region(), group);
        var owner = owners.putIfAbsent(key, environment.name());
        if (owner != null && !owner.equals(environment.name())) {
            section.child(section.has("waves") ? "waves" : "targets")
                    .fault(
                            "group '" + group + "' is already a target of environment '" + owner + "'",
                            "give each environment a group of its own");
        }
    }

    private Optional<CanarySpec> canary(Section top, Map<String, EnvironmentSpec> environments) {
        boolean split = environments.values().stream()
                .flatMap(environment -> environment.targets().stream())
                .anyMatch(target -> target.listenerRule().isPresent());
        if (!top.has("canary")) {
            if (split) {
                top.child("environments")
                        .fault(
                                "a target names a listenerRule, but there is no canary to use it",
                                "add 'canary: {}', or remove the listenerRule");
            }
            return Optional.empty();
        }
        if (!split) {
            top.child("canary")
                    .fault(
                            "no target names the listenerRule that would split its traffic",
                            "add listenerRule to a target, or remove the canary");
        }
        return Optional.of(new CanaryReader(top.child("canary")).read());
    }

    private static DoraSpec dora(Section dora, Map<String, EnvironmentSpec> environments) {
        for (var item : dora.items("productionEnvironments")) {
            item.text()
                    .filter(name -> !environments.containsKey(name))
                    .ifPresent(name -> item.fault(
                            "there is no environment '" + name + "'",
                            Suggestion.orElse(
                                    name,
                                    environments.keySet(),
                                    "write one of " + String.join(", ", environments.keySet()))));
        }
        var production = dora.texts("productionEnvironments");
        return new DoraSpec(production.isEmpty() ? List.of(PRODUCTION) : production, dora.texts("paths"));
    }
}
