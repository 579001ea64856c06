package io.jenkins.plugins.slipway.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpecLinesTest {
    @Test
    void shouldFindWhatIsThere() throws IOException {
        var file = Path.of("examples/checkout/slipway.yaml");
        var text = Files.readAllLines(file);
        var lines = SpecLines.of(file, "production");

        assertThat(text.get(lines.get("canary") - 1)).isEqualTo("canary:");
        assertThat(text.get(lines.get("errors") - 1)).contains("errors: {harm");
        assertThat(text.get(lines.get("latency") - 1)).contains("latency: {statistic");
        assertThat(text.get(lines.get("refresh") - 1)).isEqualTo("    refresh:");
        assertThat(text.get(lines.get("gates") - 1)).isEqualTo("    gates:");
        assertThat(text.get(lines.get("provision") - 1)).contains("provision:");
    }

    @Test
    void shouldFindNothingInWhatIsNoSpecOrNotThere() {
        assertThat(SpecLines.of("a: [", "production")).isEmpty();
        assertThat(SpecLines.of("service: checkout", "production")).isEmpty();
        assertThat(SpecLines.of(Path.of("no/such/slipway.yaml"), "production")).isEmpty();
    }
}
