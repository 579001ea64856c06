package io.jenkins.plugins.slipway.jenkins.signatures;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** No behaviour hides in the signatures: methods throw, constructors only call the superclass, fields hold no values. */
class NoBehaviourTest {
    private static final String THROWS = "{\n    throw new UnsupportedOperationException();\n}";

    @Test
    void shouldThrowFromEveryBody() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                var sources = Files.walk(Path.of("src/jenkins-api/java"))) {
            var units = files.getJavaFileObjectsFromPaths(
                    sources.filter(file -> file.toString().endsWith(".java")).toList());

            assertThat(units).hasSizeGreaterThan(50);
            assertThat(behaviour(units)).isEmpty();
        }
    }

    @Test
    void shouldFindBehaviourWhenABodyComputesOrAFieldHasAValue() throws IOException {
        var source = "class A { int x = 3; static final A Y = null; A() { x = 1; } A(int i) { super(); }"
                + " int f() { return 1; } void g() { throw new UnsupportedOperationException(); } { x = 2; } }";

        assertThat(behaviour(List.of(new Source(source)))).hasSize(4);
    }

    private static List<String> behaviour(Iterable<? extends JavaFileObject> sources) throws IOException {
        var found = new ArrayList<String>();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(new StringWriter(), null, null, List.of("-proc:none"), null, sources);
        for (CompilationUnitTree unit : task.parse()) {
            unit.accept(new Behaviour(unit.getSourceFile().getName(), found), null);
        }
        return found;
    }

    private static final class Behaviour extends TreeScanner<Void, Void> {
        private final String file;
        private final List<String> found;

        Behaviour(String file, List<String> found) {
            this.file = file;
            this.found = found;
        }

        @Override
        public Void visitClass(ClassTree type, Void none) {
            type.getMembers().stream()
                    .filter(BlockTree.class::isInstance)
                    .forEach(block -> found.add(file + ": initialiser " + block));
            return super.visitClass(type, none);
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            var body = method.getBody();
            if (body != null && !(isConstructor(method) ? onlyCallsSuper(body) : throwsOnly(body)))
                found.add(file + ": " + method);
            return null;
        }

        @Override
        public Void visitVariable(VariableTree field, Void none) {
            var value = field.getInitializer();
            if (value != null && !isEmptyValue(value) && !isEnumConstant(field)) found.add(file + ": " + field);
            return null;
        }

        private static boolean isConstructor(MethodTree method) {
            return method.getReturnType() == null;
        }

        private static boolean throwsOnly(BlockTree body) {
            return THROWS.equals(body.toString().replace("\r", "").replaceFirst("^\\{\\n", "{\n"));
        }

        private static boolean onlyCallsSuper(BlockTree body) {
            return body.getStatements().size() <= 1
                    && body.getStatements().stream()
                            .allMatch(call -> call.toString().startsWith("super("));
        }

        private static boolean isEnumConstant(VariableTree field) {
            return field.getInitializer() instanceof NewClassTree made
                    && made.getArguments().isEmpty()
                    && made.getIdentifier().toString().equals(field.getType().toString());
        }

        /** Only null: the compiler would write any number or text into our own classes. */
        private static boolean isEmptyValue(Tree value) {
            return value.getKind() == Tree.Kind.NULL_LITERAL;
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///A.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
