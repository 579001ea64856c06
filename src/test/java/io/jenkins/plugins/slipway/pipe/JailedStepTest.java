package io.jenkins.plugins.slipway.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.slipway.bitbucket.RepositoryCommit;
import io.jenkins.plugins.slipway.bitbucket.simulated.SimulatedBitbucket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A step as a user without rights, where only one folder can be written. */
@Isolated("in real time: a starved machine would decide its races")
class JailedStepTest {
    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void shouldDeliverWithOneFolderToWrite() throws Exception {
        var writable = Files.createDirectory(folder.resolve("only"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var jail = Jail.around(writable);
        assumeThat(jail).as("no jail here").isPresent();
        try (var bitbucket = SimulatedBitbucket.cloud();
                var steps = new StepsAtAPort(writable, "examples/minimal/slipway.yaml", 2400)) {
            bitbucket.repository().add(new RepositoryCommit(StepsAtAPort.COMMIT, List.of(), TIME, TIME));
            var given = steps.given(
                    "ACTION",
                    "deliver",
                    "SHOW_IN_BITBUCKET",
                    "true",
                    "DEBUG",
                    "true",
                    "BITBUCKET_ACCESS_TOKEN",
                    SimulatedBitbucket.TOKEN,
                    "BITBUCKET_URL",
                    bitbucket.site().toString(),
                    "BITBUCKET_API_URL",
                    bitbucket.api().orElseThrow().toString());
            try (var step = StepProcess.start(folder.resolve("log"), given, jail)) {
                assertThat(step.exit()).as(step.log()).isZero();
                assertThat(step.log())
                        .startsWith("INFO: slipway")
                        .contains("the commits come from Bitbucket: ")
                        .contains("✔ deliver of 1.4.2 to production: done", "DEBUG: BITBUCKET_ACCESS_TOKEN=****")
                        .doesNotContain("Exception", "WARNING: the ", SimulatedBitbucket.TOKEN);
            }
            var shown = bitbucket.repository().statuses(StepsAtAPort.COMMIT).get("slipway-deliver-hello-production");
            assertThat(shown.path("state").asText()).isEqualTo("SUCCESSFUL");
            assertThat(shown.path("url").asText()).endsWith("/pipelines/results/71/steps/%7Bstep-1%7D");
            assertThat(steps.lines(steps.outputs())).contains("SLIPWAY_EXIT=0", "SLIPWAY_OUTCOME=DONE");
            assertThat(steps.lines(steps.events()))
                    .anyMatch(line -> line.contains("SUCCESS"))
                    .anyMatch(line -> line.contains("\"commit\"") && line.contains(StepsAtAPort.COMMIT));
            assertThat(steps.census().ever("instance-refreshes")).isEqualTo(1);

            var nowhere = steps.given(
                    "ACTION",
                    "deliver",
                    "VERSION",
                    "2",
                    "BITBUCKET_PIPE_STORAGE_DIR",
                    "/none",
                    "BITBUCKET_CLONE_DIR",
                    "/none");
            try (var step = StepProcess.start(folder.resolve("log-2"), nowhere, Optional.of(jail.get()))) {
                assertThat(step.exit()).as(step.log()).isEqualTo(2);
                assertThat(step.log())
                        .contains("LEDGER is missing, and no folder for a ledger of this step can be written");
            }
        }
    }
}
