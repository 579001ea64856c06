package io.jenkins.plugins.slipway.jenkins.hpi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import hudson.Extension;
import hudson.init.Initializer;
import hudson.init.Terminator;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.jenkinsci.Symbol;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundConstructor;

/** Jenkins finds extensions, symbols, initialisers and constructors by files beside the classes: they say what the classes say. */
class IndexesTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final JavaClasses OURS =
            new ClassFileImporter().importPath(CLASSES.resolve("io/jenkins/plugins/slipway/jenkins"));

    @Test
    void shouldIndexEveryExtension() {
        var indexed = new TreeSet<String>();
        for (IndexItem<Extension, Object> item : Index.load(Extension.class, Object.class)) {
            if (item.className().startsWith("io.jenkins.plugins.slipway.")) indexed.add(item.className());
        }

        assertThat(indexed).isEqualTo(with(Extension.class));
    }

    /** By hand in {@code src/main/resources/META-INF/annotations}: their processor is not to be had from Maven Central. */
    @Test
    void shouldIndexEverySymbolInitialiserAndTerminator() throws IOException {
        for (var annotation : List.of(Symbol.class, Initializer.class, Terminator.class)) {
            assertThat(listed(annotation)).as(annotation.getName()).isEqualTo(with(annotation));
        }
    }

    @Test
    void shouldWriteTheParametersOfEveryBoundConstructor() throws IOException {
        for (var constructor : boundConstructors()) {
            var file = CLASSES.resolve(constructor.getOwner().getName().replace('.', '/') + ".stapler");
            assertThat(file).exists();
            var properties = new Properties();
            try (var in = Files.newInputStream(file)) {
                properties.load(in);
            }
            var names = properties.getProperty("constructor", "");
            assertThat(names.isEmpty() ? 0 : names.split(",").length)
                    .as(file.toString())
                    .isEqualTo(constructor.getParameters().size());
        }
    }

    private static List<JavaConstructor> boundConstructors() {
        return OURS.stream()
                .flatMap(type -> type.getConstructors().stream())
                .filter(constructor -> constructor.isAnnotatedWith(DataBoundConstructor.class))
                .toList();
    }

    private static Set<String> listed(Class<? extends Annotation> annotation) throws IOException {
        var file = CLASSES.resolve("META-INF/annotations/" + annotation.getName());
        if (!Files.exists(file)) return Set.of();
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The classes that carry the annotation, or have a method that does. */
    private static Set<String> with(Class<? extends Annotation> annotation) {
        return OURS.stream()
                .filter(type -> type.isAnnotatedWith(annotation)
                        || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(annotation)))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
