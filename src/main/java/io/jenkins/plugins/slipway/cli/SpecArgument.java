package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.spec.Spec;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** The spec that a command works on. */
final class SpecArgument {
    @Parameters(
            paramLabel = "SPEC",
            arity = "0..1",
            defaultValue = "slipway.yaml",
            description = "The service's spec. Default: slipway.yaml in the present folder.")
    private Path file;

    Path file() {
        return file;
    }

    /** @throws io.jenkins.plugins.slipway.spec.InvalidSpec with every fault */
    Spec load() {
        return SpecFile.load(file);
    }
}
