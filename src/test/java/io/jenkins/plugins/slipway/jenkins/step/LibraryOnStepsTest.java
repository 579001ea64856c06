package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.jenkins.library.PipelineRun;
import io.jenkins.plugins.slipway.jenkins.library.StepCall;
import io.jenkins.plugins.slipway.rehearsal.world.Behaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shared library on Pipeline's engine, over the steps themselves, in a rehearsal. */
class LibraryOnStepsTest {
    private static final String PIPELINE = "slipwayPipeline environment: 'production'";

    @TempDir
    private Path folder;

    private String spec;

    @BeforeEach
    void read() throws IOException {
        spec = Files.readString(RehearsedJenkins.CHECKOUT.resolve("slipway.yaml"));
    }

    @Test
    void shouldDeliverTheExampleWithoutAnAgentOnceTheImageIsBaked() throws Exception {
        try (var jenkins = new RehearsedJenkins(folder, Behaviour.GOOD)) {
            var build = new RehearsedBuild(jenkins, "shop/checkout#12");

            var run = over(build, PIPELINE).run();

            assertThat(run.failure()).isEmpty();
            assertThat(build.workspace).isNull();
            assertThat(jenkins.all())
                    .extracting(operation -> operation.verb())
                    .containsExactly("deploy-fleet", "canary", "build-ami");
            var release = jenkins.operations().ledger().releases().lastGood("checkout", "production");
            assertThat(release)
                    .get()
                    .satisfies(good -> assertThat(good.commit())
                            .as("change lead time needs it")
                            .hasValue("3f2a91c"));
        }
    }

    @Test
    void shouldTouchNoFleetWhenTheCanaryIsWorse() throws Exception {
        try (var jenkins = new RehearsedJenkins(folder, Behaviour.ERRORS)) {
            var build = new RehearsedBuild(jenkins, "shop/checkout#13");

            var run = over(build, PIPELINE + ", notify: { echo it.reason }").run();

            assertThat(run.failure())
                    .get()
                    .satisfies(
                            failure -> assertThat(failure).hasMessageContaining("canary of checkout 71 in production"));
            assertThat(run.calls("deployFleet")).isEmpty();
            assertThat(run.story()).last().asString().contains("the canary is worse");
        }
    }

    @Test
    void shouldReturnToWhatRanBeforeWhenTheWatchFails() throws Exception {
        try (var jenkins = new RehearsedJenkins(folder, Behaviour.GOOD)) {
            var build = new RehearsedBuild(jenkins, "shop/checkout#14");

            var run = over(build, PIPELINE + ", canary: false, watch: { sh './smoke.sh' }")
                    .answering("sh", call -> {
                        throw new IOException("exit code 1");
                    })
                    .run();

            assertThat(run.failure())
                    .get()
                    .satisfies(failure -> assertThat(failure).hasMessage("exit code 1"));
            assertThat(jenkins.newest().verb()).isEqualTo("rollback");
            assertThat(jenkins.newest().outcome())
                    .get()
                    .satisfies(outcome -> assertThat(outcome.ending()).hasToString("DONE"));
        }
    }

    private PipelineRun over(RehearsedBuild build, String jenkinsfile) {
        var checkout = build.workspace;
        build.workspace = null;
        return new PipelineRun(jenkinsfile)
                .answering("announce", call -> {
                    var place = call.only().toString();
                    build.workspace =
                            place.startsWith("node ") ? (place.equals("node left") ? null : checkout) : build.workspace;
                    return null;
                })
                .answering("readFile", call -> spec)
                .answering("buildAmi", call -> run(build, new BuildAmiStep(), call))
                .answering("canary", call -> run(build, new CanaryStep(), call))
                .answering("deployFleet", call -> run(build, new DeployFleetStep(), call))
                .answering("rollback", call -> run(build, new RollbackStep(), call));
    }

    /** Binds the parameters as Jenkins does, and runs the step to its end. */
    private static Object run(RehearsedBuild build, OperationStep step, StepCall call) throws Exception {
        for (var argument : call.arguments().entrySet()) {
            var name = "set" + Character.toUpperCase(argument.getKey().charAt(0))
                    + argument.getKey().substring(1);
            Arrays.stream(step.getClass().getMethods())
                    .filter(method -> method.getName().equals(name))
                    .findFirst()
                    .orElseThrow()
                    .invoke(step, argument.getValue());
        }
        var answered = build.call(step).untilAnswered();
        if (answered.failure() instanceof Exception failure) {
            throw failure;
        }
        return answered.value();
    }
}
