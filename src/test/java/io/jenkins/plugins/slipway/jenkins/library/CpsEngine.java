package io.jenkins.plugins.slipway.jenkins.library;

import com.cloudbees.groovy.cps.Continuable;
import com.cloudbees.groovy.cps.CpsTransformer;
import com.cloudbees.groovy.cps.Envs;
import com.cloudbees.groovy.cps.ObjectInputStreamWithLoader;
import com.cloudbees.groovy.cps.TransformerConfiguration;
import com.cloudbees.groovy.cps.impl.CpsClosure;
import com.cloudbees.groovy.cps.sandbox.Invoker;
import com.cloudbees.groovy.cps.sandbox.Untrusted;
import groovy.lang.Binding;
import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.ImportCustomizer;

/** Compiles a Jenkinsfile and the library as Pipeline does, each time into a class loader of its own, as a new process would. */
final class CpsEngine {
    private static final Path VARS = Path.of("vars");

    private final Map<String, Class<?>> variables = new HashMap<>();
    private final Class<?> main;
    private final GroovyClassLoader scripts;

    CpsEngine(String jenkinsfile) {
        var classes = new GroovyClassLoader(
                CpsEngine.class.getClassLoader(), configuration(PipelineScript.class.getName(), new CpsTransformer()));
        classes.parseClass(blockSteps(), "BlockSteps.groovy");
        scripts = new GroovyClassLoader(classes, configuration("BlockSteps", new Sandboxed()));
        for (var file : variables()) {
            var name = name(file);
            variables.put(name, scripts.parseClass(read(file), name + ".groovy"));
        }
        main = scripts.parseClass(jenkinsfile, "WorkflowScript.groovy");
    }

    /** The files of the library, by name. */
    static List<Path> variables() {
        try (var files = Files.list(VARS)) {
            return files.filter(file -> file.toString().endsWith(".groovy"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    }

    Continuable begin(Map<String, ?> globals, Invoker invoker) {
        var binding = new Binding(new HashMap<>(globals));
        variables.forEach((name, type) -> binding.setVariable(name, script(type, binding)));
        return new Continuable(script(main, binding), Envs.empty(invoker));
    }

    /** A program of another process, which is gone: what it has written is read, with the classes of this one. */
    Continuable goOn(Continuable written) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var out = new ObjectOutputStream(bytes)) {
                out.writeObject(written);
            }
            try (var in = new ObjectInputStreamWithLoader(new ByteArrayInputStream(bytes.toByteArray()), scripts)) {
                return (Continuable) in.readObject();
            }
        } catch (IOException | ClassNotFoundException lost) {
            throw new IllegalStateException("the program does not survive a restart here: " + lost, lost);
        }
    }

    private static Script script(Class<?> type, Binding binding) {
        try {
            var script = (Script) type.getDeclaredConstructor().newInstance();
            script.setBinding(binding);
            return script;
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static CompilerConfiguration configuration(String baseClass, CpsTransformer transformer) {
        transformer.setConfiguration(new TransformerConfiguration().withClosureType(CpsClosure.class));
        var configuration = new CompilerConfiguration();
        configuration.addCompilationCustomizers(
                new ImportCustomizer().addImports(Library.class.getName()), transformer);
        configuration.setScriptBaseClass(baseClass);
        return configuration;
    }

    /** Marks each call of a script as one that the sandbox looks at. */
    private static final class Sandboxed extends CpsTransformer {
        @Override
        protected Class<?> getTrustTag() {
            return Untrusted.class;
        }
    }

    private static String blockSteps() {
        try (var in = CpsEngine.class.getResourceAsStream("BlockSteps.groovy")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
