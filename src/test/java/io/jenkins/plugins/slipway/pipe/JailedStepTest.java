package io.jenkins.plugins.slipway.pipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A step as a user without rights, where only one folder can be written. */
@Isolated("in real time: a starved machine would decide its races")
class JailedStepTest {
    @TempDir
    private Path folder;

    @Test
    void shouldDeliverWithOneFolderToWrite() throws Exception {
        var writable = Files.createDirectory(folder.resolve("only"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var jail = Jail.around(writable);
        assumeThat(jail).as("no jail here").isPresent();
        try (var steps = new StepsAtAPort(writable, "examples/minimal/slipway.yaml", 2400)) {
            try (var step = StepProcess.start(folder.resolve("log"), steps.given("ACTION", "deliver"), jail)) {
                assertThat(step.exit()).as(step.log()).isZero();
                assertThat(step.log())
                        .startsWith("INFO: slipway")
                        .contains("✔ deliver of 1.4.2 to production: done")
                        .doesNotContain("Exception", "WARNING: the ");
            }
            assertThat(steps.lines(steps.outputs())).contains("SLIPWAY_EXIT=0", "SLIPWAY_OUTCOME=DONE");
            assertThat(steps.lines(steps.events())).anyMatch(line -> line.contains("SUCCESS"));
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
