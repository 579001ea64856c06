package io.jenkins.plugins.slipway.cli;

import static io.jenkins.plugins.slipway.cli.RehearsalAtAPort.HELLO;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan that is saved, looked at, and run later. */
@Isolated("in real time: a starved machine would decide its races")
class SavedPlanTest {
    @TempDir
    private Path folder;

    private RehearsalAtAPort aws;

    @BeforeEach
    void serve() {
        aws = new RehearsalAtAPort(folder, 1200);
    }

    @AfterEach
    void end() {
        aws.close();
    }

    @Test
    void shouldRunASavedPlanOnceAndRefuseItWhenTheWorldHasMoved() throws IOException {
        var file = folder.resolve("plan.json").toString();

        var planned = aws.slipway("plan", HELLO, "--release-version", "3.0.0", "--commit", "c3", "--out", file);
        assertThat(planned.exit()).as(planned.err()).isZero();
        assertThat(planned.out()).contains("forecast: about ").contains("8 batches of 1, at least 8 in service");
        assertThat(Files.readString(Path.of(file))).contains("\"version\" : \"3.0.0\"");

        var beside = aws.slipway("deliver", HELLO, "--plan", file, "--release-version", "3.0.1");
        assertThat(beside.exit()).isEqualTo(2);
        assertThat(beside.err()).contains("--plan has its own release");
        assertThat(aws.slipway("deploy-fleet", HELLO, "--plan", file).err()).contains("is a plan of 'deliver'");

        var edited = Files.writeString(
                folder.resolve("edited.json"),
                Files.readString(Path.of(file)).replace("\"maxHealthy\" : ", "\"maxHealthy\" : 1"));
        var refused = aws.slipway("deliver", HELLO, "--plan", edited.toString());
        assertThat(refused.exit()).isEqualTo(5);
        assertThat(refused.err()).contains("was changed since").contains("plan again");

        var delivered = aws.slipway("deliver", HELLO, "--plan", file, "--json");
        assertThat(delivered.exit()).as(delivered.err()).isZero();
        assertThat(delivered.json().path("release").path("version").asText()).isEqualTo("3.0.0");

        var again = aws.slipway("deliver", HELLO, "--plan", file);
        assertThat(again.exit()).isEqualTo(5);
        assertThat(again.err())
                .contains("the saved plan to deliver hello 3.0.0 in production is refused")
                .contains("group hello in production/eu-central-1 launches version 2")
                .contains("Plan again with 'slipway plan --out'");
    }

    @Test
    void shouldSayWhichReleaseIsMissingAndWhichFileIsNoPlan() throws IOException {
        var file = Files.writeString(folder.resolve("plan.json"), "{}").toString();

        assertThat(aws.slipway("deliver", HELLO).exit()).isEqualTo(2);
        assertThat(aws.slipway("deliver", HELLO, "--plan", file).err()).contains("plan again");
        var none =
                aws.slipway("deliver", HELLO, "--plan", folder.resolve("none").toString());
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err()).contains("there is no such file; check the path");
        assertThat(aws.slipway("rollback", HELLO, "--wave", "all", "--last", "1")
                        .exit())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{\"format\" : 2, \"plan\" : {"})
    void shouldRefuseAFileThatIsNoJsonOrWasCutOff(String text) throws IOException {
        var file = Files.writeString(folder.resolve("plan.json"), text).toString();

        var refused = aws.slipway("deliver", HELLO, "--plan", file);

        assertThat(refused.exit()).isEqualTo(5);
        assertThat(refused.err()).contains("plan again").hasLineCount(1);
    }

    @Test
    void shouldNotWriteAPlanThatNoCommandRuns() {
        var file = folder.resolve("plan.json");

        var refused = aws.slipway("plan", HELLO, "--verb", "rollback", "--out", file.toString());

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("only deliver and deploy-fleet run one");
        assertThat(file).doesNotExist();
        assertThat(aws.slipway("plan", HELLO, "--verb", "rollbak").err())
                .contains("'rollbak' is no verb that is planned; choose one of deliver, build-ami, canary");
    }
}
