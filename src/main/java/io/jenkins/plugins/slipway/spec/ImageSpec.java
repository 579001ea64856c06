package io.jenkins.plugins.slipway.spec;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How the golden image is baked.
 *
 * @param parameter SSM parameter that publishes the image id; default {@code /slipway/<service>/image}
 * @param copyTo regions beside those of the targets, and keys for any of them
 * @param shareWith ids of accounts beside those of the targets
 */
public record ImageSpec(
        BaseImage base,
        Patch patch,
        List<Provision> provision,
        List<HttpCheck> verify,
        String instanceType,
        Optional<String> subnet,
        List<String> securityGroups,
        Optional<String> instanceProfile,
        String parameter,
        List<CopySpec> copyTo,
        List<String> shareWith) {
    /** Which updates the bake installs. */
    public enum Patch {
        NONE,
        SECURITY,
        ALL
    }

    /** The boot test asks this on the booted image, from the instance itself. */
    public record HttpCheck(int port, String path, Duration within) {}
}
