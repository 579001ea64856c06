package io.jenkins.plugins.slipway.jenkins.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import hudson.model.Action;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Saveable;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import jenkins.model.GlobalConfiguration;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.DataBoundConstructor;

/** Jenkins saves by XStream, which neither reads records nor writes what its list of classes does not name; a restart shows it. */
class SavedClassesTest {
    private static final Set<String> KNOWN = Set.of(
            "java.lang.String",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Boolean",
            "java.util.List",
            "java.util.ArrayList",
            "java.util.concurrent.CopyOnWriteArrayList",
            "java.util.LinkedHashMap",
            "java.util.TreeMap",
            "hudson.util.Secret");

    private static final Iterable<JavaClass> OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.jenkins.plugins.slipway.jenkins");

    @Test
    void shouldHoldOnlyWhatXStreamTakes() {
        var saved = new ArrayList<JavaClass>();
        for (var type : OURS) {
            if (isSaved(type)) {
                saved.add(type);
            }
        }

        assertThat(saved).hasSizeGreaterThan(5);
        assertThat(faults(saved)).isEmpty();
    }

    @Test
    void shouldBindOnlyPublicClassesOutsideOfForms() {
        for (var type : OURS) {
            var bound = type.getConstructors().stream()
                    .anyMatch(constructor -> constructor.isAnnotatedWith(DataBoundConstructor.class));
            if (bound) {
                assertThat(type.getModifiers()).as(type.getName()).contains(JavaModifier.PUBLIC);
            }
        }
    }

    @Test
    void shouldFindWhatXStreamDoesNotTake() {
        var bad = new ClassFileImporter().importClasses(Bad.class, Bad.Part.class, Bad.Nested.class);

        assertThat(faults(List.of(bad.get(Bad.class))))
                .allMatch(fault -> fault.contains("Bad"))
                .hasSize(5);
    }

    /** As nobody should write it: five of the six fields. */
    static class Bad implements Saveable {
        Instant time;
        List<Duration> durations;
        Map<String, String> map;
        Nested nested;
        String fine;
        transient Instant gone;

        @Override
        public void save() {}

        record Part(String text) {}

        static class Nested implements Serializable {
            private static final long serialVersionUID = 1L;
            Set<String> names;
            transient Part part;
            Part other;
        }
    }

    private static boolean isSaved(JavaClass type) {
        return (type.isAssignableTo(Describable.class)
                        || type.isAssignableTo(Saveable.class)
                        || type.isAssignableTo(Action.class))
                && !type.isAssignableTo(Step.class)
                && !type.isInterface()
                && (!type.isAssignableTo(Descriptor.class) || type.isAssignableTo(GlobalConfiguration.class));
    }

    /** Of these and of all classes of ours that they hold. */
    private static Set<String> faults(List<JavaClass> saved) {
        var faults = new TreeSet<String>();
        var seen = new HashSet<String>();
        var open = new ArrayList<>(saved);
        while (!open.isEmpty()) {
            var type = open.remove(open.size() - 1);
            if (!seen.add(type.getName())) {
                continue;
            }
            if (type.isRecord()) {
                faults.add(type.getName() + " is a record");
            }
            for (var field : type.getFields()) {
                if (!isLeftOut(field)) {
                    for (var part : field.getType().getAllInvolvedRawTypes()) {
                        check(field, part, faults, open);
                    }
                }
            }
        }
        return faults;
    }

    private static boolean isLeftOut(JavaField field) {
        return field.getModifiers().contains(JavaModifier.STATIC)
                || field.getModifiers().contains(JavaModifier.TRANSIENT);
    }

    private static void check(JavaField field, JavaType held, Set<String> faults, List<JavaClass> open) {
        var type = held.toErasure();
        if (type.isPrimitive() || type.isEnum() || KNOWN.contains(type.getName())) {
            return;
        }
        if (type.getPackageName().startsWith("io.jenkins.plugins.slipway.jenkins")) {
            open.add(type);
        } else {
            faults.add(field.getFullName() + " holds " + type.getName());
        }
    }
}
