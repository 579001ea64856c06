package io.jenkins.plugins.slipway.jenkins.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each example runs to its end, with a restart in the middle of every step. */
class ExamplesTest {
    private static final Path OWN = Path.of("Jenkinsfile");

    static List<Path> examples() {
        try (var files = Files.walk(Path.of("examples", "jenkins"))) {
            return Stream.concat(files.filter(file -> file.endsWith("Jenkinsfile")), Stream.of(OWN))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldRunToItsEnd(Path example) {
        var run = new PipelineRun(CpsEngine.read(example)).restartedInEachStep().run();

        assertThat(run.failure()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void shouldPassOnlyWhatTheStepsKnow(Path example) {
        var run = new PipelineRun(CpsEngine.read(example)).run();

        for (var call : run.calls()) {
            StepParameters.of(call.name())
                    .ifPresent(known -> assertThat(known)
                            .as(call.name())
                            .containsAll(call.arguments().keySet()));
        }
    }

    @Test
    void shouldBakeAndDeliverEachServiceOfAMonorepo() {
        var run = new PipelineRun(CpsEngine.read(Path.of("examples/jenkins/monorepo/Jenkinsfile")))
                .answering("buildAmi", call -> Map.of("image", "ami-of-" + call.argument("config")))
                .restartedInEachStep()
                .run();

        assertThat(run.calls("deployFleet"))
                .extracting(call -> call.argument("image"))
                .containsExactly(
                        Map.of("image", "ami-of-checkout/slipway.yaml", "commit", "3f2a91c"),
                        Map.of("image", "ami-of-search/slipway.yaml", "commit", "3f2a91c"));
    }

    @Test
    void shouldRehearseWithTheLibraryOfTheCommitWhereTheControllerCan() {
        var run = new PipelineRun(CpsEngine.read(OWN))
                .withEnvironment("SLIPWAY_REHEARSAL", "true")
                .restartedInEachStep()
                .run();

        assertThat(run.failure()).isEmpty();
        assertThat(run.call("library").argument("identifier")).isEqualTo("slipway@3f2a91c");
        assertThat(run.calls("deployFleet"))
                .extracting(call -> call.argument("environment"))
                .containsExactly("staging", "production");
    }
}
