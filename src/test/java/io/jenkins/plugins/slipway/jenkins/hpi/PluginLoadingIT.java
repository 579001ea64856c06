package io.jenkins.plugins.slipway.jenkins.hpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.jul.JDK14LoggerFactory;

/** The plugin's classes out of its file, in a loader as Jenkins makes it, beside a plugin that brought an older AWS SDK. */
class PluginLoadingIT {
    private static final String SDK_CORE = "software.amazon.awssdk.core.SdkClient";

    @TempDir
    static Path unpacked;

    private static List<URL> libraries;

    @BeforeAll
    static void unpackOnce() throws IOException {
        libraries = new ArrayList<>(PluginFile.unpack(PluginFile.BUILT, unpacked));
        libraries.add(PluginFile.url(Path.of("target/test-classes")));
    }

    @Test
    void shouldCallAwsThroughItsOwnSdkWhenTheParentHasAnOlderOne() throws Exception {
        try (var parent = olderSdk();
                var plugin = new PluginFirstLoader(libraries, parent)) {
            assertThat(parent.loadClass(SDK_CORE).getClassLoader()).isSameAs(parent);
            assertThat(work(plugin).apply(Optional.empty())).startsWith("arn:aws:");
        }
    }

    /** Why the manifest asks for its own classes first. */
    @Test
    void shouldFailWhenTheOlderSdkComesFirst() throws Exception {
        try (var parent = olderSdk();
                var plugin = new URLClassLoader(libraries.toArray(URL[]::new), parent)) {
            assertThatThrownBy(() -> work(plugin).apply(Optional.empty()))
                    .isInstanceOf(IncompatibleClassChangeError.class);
        }
    }

    @Test
    void shouldOpenALedgerWhenNobodySeesOurDrivers(@TempDir Path folder) throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var parent = olderSdk();
                var plugin = new PluginFirstLoader(libraries, parent)) {
            thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());

            assertThat(work(plugin).apply(Optional.of(folder))).endsWith("SqlJournals");
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void shouldLinkEveryClassOfOurs() throws Exception {
        var ours = PluginFile.read(PluginFile.BUILT).libraries().get(PluginFile.OUR_JAR).stream()
                .filter(entry -> entry.endsWith(".class"))
                .filter(entry -> !entry.startsWith("io/jenkins/plugins/slipway/jenkins/"))
                .map(entry -> entry.replace('/', '.').replaceFirst("\\.class$", ""))
                .toList();
        try (var parent = olderSdk();
                var plugin = new PluginFirstLoader(libraries, parent)) {
            for (var name : ours) {
                var type = Class.forName(name, false, plugin);
                assertThat(type.getClassLoader()).as(name).isSameAs(plugin);
                assertThat(type.getDeclaredMethods()).as(name).isNotNull();
                assertThat(type.getDeclaredFields()).as(name).isNotNull();
            }
        }
        assertThat(ours).hasSizeGreaterThan(500);
    }

    /** What is above the plugin: the JDK, slf4j of Jenkins, and an SDK from another plugin. */
    private static URLClassLoader olderSdk() throws IOException {
        var urls = new ArrayList<URL>();
        try (var jars = Files.list(Path.of("target/older-sdk"))) {
            jars.map(PluginFile::url).forEach(urls::add);
        }
        for (var logging : List.of(Logger.class, JDK14LoggerFactory.class)) {
            urls.add(logging.getProtectionDomain().getCodeSource().getLocation());
        }
        return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @SuppressWarnings("unchecked")
    private static Function<Optional<Path>, String> work(ClassLoader plugin) throws ReflectiveOperationException {
        return (Function<Optional<Path>, String>)
                plugin.loadClass(WorkInPlugin.class.getName()).getConstructor().newInstance();
    }
}
