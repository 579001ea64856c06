package io.jenkins.plugins.slipway.jenkins.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Our signatures of Jenkins' types say what Jenkins 2.516.2 says: same types, same members, nothing of our own invention. */
class SignaturesTest {
    private static final Path SOURCES = Path.of("src/jenkins-api/java");
    private static final Path CLASSES = Path.of("target/classes");

    /** Stapler in the listing is the old one of Maven Central: these two are signed as Jenkins 2.516 has them. */
    private static final List<String> NEWER_THAN_LISTED =
            List.of("org.kohsuke.stapler.HttpResponse", "org.kohsuke.stapler.Stapler");

    @Test
    void shouldDeclareOnlyMembersThatJenkinsHas() throws IOException {
        assumeListed();
        var truth = TrueSignatures.read().types();
        var differences = new ArrayList<String>();
        var unlisted = new TreeSet<String>();
        ours().forEach((name, type) -> {
            var real = truth.get(name);
            if (real == null || NEWER_THAN_LISTED.contains(name)) {
                unlisted.add(name);
                return;
            }
            if (!superclass(type.header()).equals(superclass(real.header())))
                differences.add(name + "\n  ours: " + type.header() + "\n  true: " + real.header());
            type.members().stream()
                    .filter(member -> !real.members().contains(member))
                    .forEach(member -> differences.add(name + ": " + member));
        });
        System.err.println("Jenkins' types not compared, not in the listing: " + unlisted);
        assertThat(differences).isEmpty();
        assertThat(truth).as("the listing was read").hasSizeGreaterThan(100);
    }

    /** Else a class of ours compiles, and fails in Jenkins with an AbstractMethodError. */
    @Test
    void shouldDeclareEveryAbstractMemberOfWhatWeExtend() throws IOException {
        assumeListed();
        var truth = TrueSignatures.read().types();
        var ours = ours();
        var missing = new ArrayList<String>();
        for (var name : extendedByUs()) {
            if (!ours.containsKey(name) || !truth.containsKey(name)) continue;
            truth.get(name).members().stream()
                    .filter(member -> member.contains(" abstract "))
                    .filter(member -> !ours.get(name).members().contains(member))
                    .forEach(member -> missing.add(name + ": " + member));
        }
        assertThat(missing).isEmpty();
    }

    private static Set<String> extendedByUs() {
        return new ClassFileImporter()
                .importPath(CLASSES.resolve("io/jenkins/plugins/slipway/jenkins")).stream()
                        .flatMap(type -> Stream.concat(
                                type.getAllRawSuperclasses().stream(), type.getAllRawInterfaces().stream()))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
    }

    private static void assumeListed() {
        var listed = Files.exists(TrueSignatures.LISTING);
        if (!listed) System.err.println("SKIPPED: no " + TrueSignatures.LISTING + " to compare the signatures with");
        assumeTrue(listed);
    }

    @Test
    void shouldTellADifferenceWhenAMemberIsNotJenkins() {
        var real = TrueSignatures.parse("## a.B\npublic class a.B extends a.C {\n  public void x();\n}\n");

        assertThat(real.types().get("a.B").members()).containsExactly("public void x();");
        assertThat(superclass(real.types().get("a.B").header())).isEqualTo("public class a.B extends a.C");
    }

    /** Header without the interfaces: we leave out those that we do not use. */
    private static String superclass(String header) {
        if (header.contains("interface ")) return header.replaceAll(" extends (?![^<]*>).*$", "");
        return header.replaceAll(" implements .*$", "");
    }

    private static Map<String, TrueSignatures.Type> ours() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var classes = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> classFiles(SOURCES.relativize(file)).stream())
                    .toList();
            return javap(classes);
        }
    }

    private static List<Path> classFiles(Path source) {
        var stem = source.getFileName().toString().replace(".java", "");
        try (var files = Files.list(CLASSES.resolve(source).getParent())) {
            return files.filter(file -> file.getFileName().toString().matches(stem + "(\\$\\w+)?\\.class"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, TrueSignatures.Type> javap(List<Path> classes) {
        var out = new StringWriter();
        var arguments = new ArrayList<>(List.of("-protected", "-cp", System.getProperty("java.class.path")));
        classes.forEach(file -> arguments.add(file.toString()));
        var javap = ToolProvider.findFirst("javap").orElseThrow();
        assertThat(javap.run(new PrintWriter(out), new PrintWriter(out), arguments.toArray(String[]::new)))
                .as(out.toString())
                .isZero();
        var blocks = out.toString().replaceAll("(?m)^Compiled from .*\n", "").split("(?m)^}\n");
        return TrueSignatures.parse(Arrays.stream(blocks)
                        .filter(block -> block.contains("{"))
                        .map(block -> "## " + name(block) + "\n" + block)
                        .collect(Collectors.joining("\n")))
                .types();
    }

    private static String name(String block) {
        var header =
                block.lines().filter(line -> line.contains("{")).findFirst().orElseThrow();
        return header.replaceAll("^.*?\\b(?:class|interface) ([\\w.$]+).*$", "$1");
    }
}
