package io.jenkins.plugins.slipway.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs beside a build. */
class DeliveredSpecsTest {
    @TempDir
    private Path build;

    @Test
    void shouldFindWhatWasKeptForAnOperationAfterARestart() throws Exception {
        new DeliveredSpecs(build).keep("20261122-164501-deploy-fleet-7f3a", "service: café\n");

        var later = new DeliveredSpecs(build);

        assertThat(later.find("20261122-164501-deploy-fleet-7f3a")).hasValue("service: café\n");
        assertThat(later.find("20261122-164501-canary-7f3a"))
                .as("of an earlier version")
                .isEmpty();
        assertThat(build).isDirectoryContaining("glob:**slipway");
    }
}
