package io.jenkins.plugins.slipway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.slipway.fuzz.Fuzz;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an administrator writes: connections, or a refusal that names the file and what is wrong. */
class ConnectionsFuzzTest {
    private static final String VALID = """
            connections:
              acme-production:
                region: eu-central-1
                profile: acme
                roleArn: arn:aws:iam::111122223333:role/slipway
                externalId: 7c2f
              acme-staging: {region: eu-central-1}
            """;
    private static final List<String> PIECES = List.of(
            "-",
            ":",
            ": ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "&a ",
            "*a",
            "!!set ",
            "<<: *a",
            "? ",
            "\t",
            "\n",
            "null",
            "~",
            "1e99",
            "\u0000",
            "\ud83d\ude80",
            "---\n",
            "%YAML 9.9\n",
            "endpointUrl: 1\n",
            "region");

    @TempDir
    Path folder;

    @Test
    void shouldReadOrRefuseMutatedConnections() {
        new Fuzz(VALID, PIECES).each(this::check);
    }

    private void check(String text) {
        var file = folder.resolve("connections.yaml");
        try {
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            assertThat(Connections.read(file, true, Optional.empty()).names()).doesNotContainNull();
        } catch (WrongUsage refused) {
            assertThat(refused).hasMessageStartingWith(file.toString());
            assertThat(refused.getMessage()).doesNotContain("slipway.cli.");
            assertThat(refused.getMessage().substring(file.toString().length())).hasSizeGreaterThan(10);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
