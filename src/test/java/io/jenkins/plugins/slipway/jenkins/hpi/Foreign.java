package io.jenkins.plugins.slipway.jenkins.hpi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What must not be in a plugin of ours because Jenkins, or a plugin that we depend on, has it. */
final class Foreign {
    private static final List<String> PACKAGES = List.of(
            "hudson/",
            "jenkins/",
            "org/jenkinsci/",
            "org/kohsuke/",
            "org/jvnet/",
            "com/cloudbees/",
            "com/google/",
            "com/thoughtworks/",
            "groovy/",
            "jakarta/",
            "javax/",
            "net/java/sezpoz/",
            "net/sf/json/",
            "org/slf4j/",
            "org/springframework/",
            "picocli/");

    private static final Set<String> CORE_LIBRARIES = coreLibraries();

    private Foreign() {}

    /** What is wrong with the content of the plugin, one line each. */
    static List<String> in(PluginFile plugin) {
        var found = new ArrayList<String>();
        plugin.libraries().forEach((library, entries) -> {
            if (CORE_LIBRARIES.contains(artifact(library))) found.add(library + ": a library of Jenkins core");
            entries.stream()
                    .filter(entry -> entry.endsWith(".class"))
                    .filter(entry -> PACKAGES.stream().anyMatch(unversioned(entry)::startsWith))
                    .forEach(entry -> found.add(library + ": " + entry));
        });
        return found;
    }

    /** A jar's name without version and suffix. */
    static String artifact(String library) {
        return library.replaceFirst("(-\\d[^/]*)?\\.jar$", "");
    }

    private static String unversioned(String entry) {
        return entry.replaceFirst("^META-INF/versions/\\d+/", "");
    }

    private static Set<String> coreLibraries() {
        try (var list = Foreign.class.getResourceAsStream("core-libraries.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
