package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.Planning;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationFailed;
import picocli.CommandLine.Option;

/** {@code --image}. */
final class ImageOption {
    @Option(
            names = "--image",
            paramLabel = "AMI",
            description = "A golden image. Default: what build-ami published last.")
    private String id;

    /** @throws OperationFailed with REFUSED when none is named and none is published */
    String of(Planning planning) {
        return id != null
                ? id
                : planning.publishedImage()
                        .orElseThrow(
                                () -> new OperationFailed(
                                        Ending.REFUSED,
                                        "no image of this service is published there: bake one with 'slipway build-ami', or name one by --image"));
    }
}
