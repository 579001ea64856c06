package io.jenkins.plugins.slipway.jenkins.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every file of {@code vars/}. */
class LibraryTest {
    private static final String INTERNAL = "slipwayParameters";
    private static final Pattern KNOWN = Pattern.compile("\\(there are ([^)]+)\\)");

    static List<Path> everyFile() {
        return CpsEngine.variables();
    }

    static Stream<String> everyStep() {
        return everyFile().stream().map(CpsEngine::name).filter(name -> !name.equals(INTERNAL));
    }

    @ParameterizedTest
    @MethodSource("everyFile")
    void shouldStayShort(Path file) {
        assertThat(CpsEngine.read(file).lines()).hasSizeLessThan(40).allMatch(line -> line.length() <= 150);
    }

    /** Pipeline looks for a variable of the library before it looks for a step: such a file would call itself for ever. */
    @ParameterizedTest
    @MethodSource("everyFile")
    void shouldHideNoStep(Path file) {
        assertThat(CpsEngine.name(file)).startsWith("slipway");
        assertThat(PipelineScript.STEPS).doesNotContain(CpsEngine.name(file));
    }

    @ParameterizedTest
    @MethodSource("everyFile")
    void shouldHaveAPage(Path file) {
        var name = CpsEngine.name(file);

        assertThat(page(name)).startsWith(name + ": ");
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void shouldExplainEveryParameterAndNoOther(String step) {
        var explained = Pattern.compile("(?m)^  (\\w+)  +[a-zT]")
                .matcher(page(step))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(explained).containsExactlyInAnyOrderElementsOf(parameters(step));
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void shouldBeInAnExample(String step) {
        assertThat(ExamplesTest.examples())
                .anyMatch(example -> CpsEngine.read(example).contains(step + " "));
    }

    @ParameterizedTest
    @CsvSource({
        "slipwayImage config: 'a.yaml'; version: '7'; commit: 'c1'; environment: 'production'; wait: true; fromImage: 'ami-1', buildAmi",
        "slipwayDeliver image: 'ami-1'; spec: 'canary: {}'; environment: 'production'; version: '7'; commit: 'c1'; wait: true, canary",
        "slipwayDeliver image: 'ami-1'; spec: 'canary: {}'; environment: 'production'; version: '7'; commit: 'c1'; wait: true, deployFleet",
        "slipwayRollback spec: 'version: 1'; environment: 'production'; wave: 'first'; last: 1; wait: true, rollback"
    })
    void shouldPassOnlyWhatTheStepKnows(String call, String step) {
        var known = StepParameters.of(step);
        if (known.isEmpty()) {
            System.out.println(
                    "SKIPPED: the parameters of " + step + " are not compared: the plugin has no such step yet");
        }
        assumeTrue(known.isPresent(), "the plugin has the step " + step);

        var run = new PipelineRun(call.replace(';', ',')).run();

        assertThat(known.get()).containsAll(run.call(step).arguments().keySet());
    }

    @Test
    void shouldNameEveryFaultOfTheParametersAtOnce() {
        var run = new PipelineRun(
                        "slipwayDeliver enviroment: 'production', canary: 'no', approvalHours: '8', watch: 'x'")
                .run();

        assertThat(run.failure())
                .get()
                .satisfies(failure -> assertThat(failure)
                        .hasMessageStartingWith(
                                "slipwayDeliver: there is no parameter 'enviroment' (there are image, config, spec, ")
                        .hasMessageContaining("; 'image' has to be given;")
                        .hasMessageContaining("; 'canary' has to be true or false, not 'no';")
                        .hasMessageContaining("; 'approvalHours' has to be a number, not '8';")
                        .hasMessageContaining("; 'watch' has to be a closure, not 'x'."));
        assertThat(run.story()).hasSize(1);
    }

    @Test
    void shouldTakeTheDefaultForWhatIsGivenAsNull() {
        var run = new PipelineRun("slipwayImage environment: null, version: null").run();

        assertThat(run.call("buildAmi")).hasToString("buildAmi {config=slipway.yaml, version=71}");
    }

    private static List<String> parameters(String step) {
        var refusal = new PipelineRun(step + " nonsense: 1").run().failure().orElseThrow();
        var known = KNOWN.matcher(refusal.getMessage());
        assertThat(known.find()).isTrue();
        return List.of(known.group(1).split(", "));
    }

    private static String page(String name) {
        return CpsEngine.read(Path.of("vars", name + ".txt"));
    }
}
