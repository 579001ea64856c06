package io.jenkins.plugins.slipway.jenkins.hpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code mvn package} made: installable in Jenkins 2.516.2, and nothing in it that Jenkins has. */
class PluginFileIT {
    private static final long MEGABYTE = 1_000_000;

    private static PluginFile plugin;

    @BeforeAll
    static void readOnce() throws IOException {
        plugin = PluginFile.read(PluginFile.BUILT);
    }

    @Test
    void shouldNameItselfAndItsBaseline() {
        assertThat(plugin.attribute("Short-Name")).isEqualTo("slipway");
        assertThat(plugin.attribute("Long-Name")).isEqualTo("Slipway");
        assertThat(plugin.attribute("Group-Id")).isEqualTo("io.jenkins.plugins");
        assertThat(plugin.attribute("Plugin-Version")).matches("\\d.*");
        assertThat(plugin.attribute("Jenkins-Version")).isEqualTo("2.516.2");
        assertThat(plugin.attribute("Hudson-Version")).isEqualTo("2.516.2");
        assertThat(plugin.attribute("Minimum-Java-Version")).isEqualTo("17");
        assertThat(plugin.attribute("PluginFirstClassLoader")).isEqualTo("true");
        assertThat(plugin.attribute("Plugin-Developers")).isNotBlank();
        assertThat(plugin.attribute("Plugin-License-Name")).isEqualTo("MIT License");
    }

    /** {@code ClassFilterImpl} takes a jar for a plugin's own by these two, and only then lets its classes be saved. */
    @Test
    void shouldLetJenkinsSaveItsClasses() throws IOException {
        var own = PluginFile.ourManifest(PluginFile.BUILT).getMainAttributes();

        assertThat(own.getValue("Short-Name")).isEqualTo("slipway");
        assertThat(own.getValue("Plugin-Version")).isEqualTo(plugin.attribute("Plugin-Version"));
    }

    @Test
    void shouldDependOnWhatItNeedsAndNothingNewer() {
        assertThat(plugin.attribute("Plugin-Dependencies").split(","))
                .containsExactlyInAnyOrder(
                        "workflow-step-api:706.v518c5dcb_24c0",
                        "workflow-api:1384.vdc05a_48f535f",
                        "structs:353.v261ea_40a_80fb_",
                        "credentials:1447.v4cb_b_539b_5321",
                        "plain-credentials:199.v9f8e1f741799",
                        "aws-credentials:254.v978a_5e206a_d7;resolution:=optional",
                        "cloudbees-folder:6.973.vc9b_85a_61e4fc;resolution:=optional",
                        "configuration-as-code:1932.v75cb_b_f1b_698d;resolution:=optional");
    }

    @Test
    void shouldCarryNothingThatJenkinsHas() {
        assertThat(plugin.libraries()).containsKey(PluginFile.OUR_JAR).hasSizeGreaterThan(30);
        assertThat(Foreign.in(plugin)).isEmpty();
    }

    @Test
    void shouldTellWhenSomethingIsThereThatJenkinsHas() {
        var bad = new PluginFile(
                new Manifest(),
                Map.of(
                        "guava-33.jar", List.of("META-INF/MANIFEST.MF"),
                        "other.jar", List.of("META-INF/versions/9/org/slf4j/Logger.class", "org/slf4jx/Fine.class")),
                1);

        assertThat(Foreign.in(bad))
                .containsExactlyInAnyOrder(
                        "guava-33.jar: a library of Jenkins core",
                        "other.jar: META-INF/versions/9/org/slf4j/Logger.class");
    }

    @Test
    void shouldCarryEachLibraryOnce() {
        var versions = plugin.libraries().keySet().stream().collect(Collectors.groupingBy(Foreign::artifact));

        assertThat(versions.values())
                .as("two versions of one library: mvn clean")
                .allSatisfy(jars -> assertThat(jars).hasSize(1));
    }

    @Test
    void shouldLeaveTheCommandLineOut() {
        assertThat(plugin.libraries().get(PluginFile.OUR_JAR))
                .contains("index.jelly")
                .noneMatch(entry -> entry.startsWith("io/jenkins/plugins/slipway/cli/"))
                .noneMatch(entry -> entry.startsWith("io/jenkins/plugins/slipway/trial/"));
    }

    @Test
    void shouldKeepJenkinsOutOfTheRunnableJar() throws IOException {
        try (var jar = new JarFile("target/slipway.jar")) {
            assertThat(jar.stream().map(entry -> entry.getName()))
                    .anyMatch(name -> name.startsWith("io/jenkins/plugins/slipway/cli/"))
                    .noneMatch(name -> name.startsWith("io/jenkins/plugins/slipway/jenkins/"))
                    .noneMatch(name -> name.startsWith("hudson/") || name.startsWith("org/jenkinsci/"));
        }
    }

    @Test
    void shouldStayUnderSeventyMegabytes() {
        assertThat(plugin.size()).isBetween(MEGABYTE, 70 * MEGABYTE);
    }

    @Test
    void shouldCarryTheIndexesThatWereCompiled() throws IOException {
        var compiled = Path.of("target/classes/META-INF/annotations");
        if (!Files.isDirectory(compiled)) return;
        try (var indexes = Files.list(compiled)) {
            for (var index : indexes.toList()) {
                assertThat(PluginFile.ours(PluginFile.BUILT, "META-INF/annotations/" + index.getFileName()))
                        .as(index.toString())
                        .isEqualTo(Files.readAllBytes(index));
            }
        }
    }

    @Test
    void shouldNameEveryLibraryInTheDecision() throws IOException {
        var page = Files.readString(Path.of("docs/adr/0007-the-plugin-file.md"), StandardCharsets.UTF_8);

        assertThat(plugin.libraries().keySet().stream()
                        .filter(library -> !library.equals(PluginFile.OUR_JAR))
                        .map(Foreign::artifact)
                        .filter(artifact -> Arrays.stream(page.split("[`, ]+")).noneMatch(artifact::equals)))
                .isEmpty();
    }
}
