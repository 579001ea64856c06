package io.jenkins.plugins.slipway.jenkins.step;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.AbortException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is one line that says what, where, and what to do; nothing is begun. */
class BadInputTest extends OneBuild {
    private static final Map<String, Object> SHOP = Map.of(
            "version",
            1,
            "service",
            "checkout",
            "image",
            Map.of("base", "ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"),
            "environments",
            Map.of(
                    "production",
                    Map.of(
                            "connection",
                            "acme-production",
                            "targets",
                            List.of(Map.of("region", "eu-central-1", "group", "checkout-eu")))));

    @TempDir
    Path folder;

    @Test
    void shouldNameTheFileThatIsNotThere() throws Exception {
        assertThat(failure(step -> step.setConfig("deploy/slipway.yaml")))
                .isEqualTo("config 'deploy/slipway.yaml': there is no file 'deploy/slipway.yaml' in the workspace;"
                        + " check the path, and that the checkout came before");
    }

    @Test
    void shouldReadNothingOutsideOfTheWorkspace() throws Exception {
        Files.writeString(folder.resolve("secret"), "service: x");
        build.workspace = Files.createDirectory(folder.resolve("workspace"));
        Files.createSymbolicLink(build.workspace.resolve("slipway.yaml"), folder.resolve("secret"));

        assertThat(failure(step -> {})).contains("leads out of the workspace");
        assertThat(failure(step -> step.setConfig("../secret"))).contains("leads out of the workspace");
        assertThat(failure(step -> step.setConfig(folder.resolve("secret").toString())))
                .contains("leads out of the workspace");
    }

    @Test
    void shouldNameEveryFaultOfASpecInTheLog() throws Exception {
        assertThat(failure(step -> step.setSpec("version: 1\nservice: checkout\nimage: {bass: ami-1}\n")))
                .startsWith("spec has ")
                .contains("nothing was done; the first, in line ");
        assertThat(build.log()).contains("spec:3:");
    }

    @Test
    void shouldAskForANodeWhenThereIsNoWorkspace() throws Exception {
        build.workspace = null;
        assertThat(failure(step -> {})).contains("put the step into node { … }");
    }

    @Test
    void shouldNameTheEnvironmentsThereAre() throws Exception {
        assertThat(failure(step -> step.setEnvironment("prod")))
                .isEqualTo("service checkout has no environment 'prod'; it has staging, production");
    }

    @Test
    void shouldSayWhatIsMissingWhenTheBuildMayNot() throws Exception {
        build.refusal = "no grant";
        assertThat(failure(step -> {})).isEqualTo("no grant");
    }

    @Test
    void shouldTakeASpecThatIsAMap() throws Exception {
        build.workspace = null;
        var step = new BuildAmiStep();
        step.setSpec(SHOP);

        assertThat(build.call(step).untilAnswered().value()).containsEntry("environment", "production");
    }

    @Test
    void shouldRefuseAnImageThatNobodyPublished() throws Exception {
        var step = new DeployFleetStep();
        var failed = build.call(step).untilAnswered();

        assertThat(failed.failure())
                .isInstanceOf(AbortException.class)
                .hasMessage(
                        "no image of this service is published there: bake one with buildAmi, or name one by image");
    }

    private String failure(Consumer<OperationStep> how) throws InterruptedException {
        var step = new BuildAmiStep();
        how.accept(step);
        var failed = build.call(step).untilAnswered();
        assertThat(failed.failure()).isInstanceOf(AbortException.class);
        assertThat(jenkins.all()).isEmpty();
        return failed.failure().getMessage();
    }
}
