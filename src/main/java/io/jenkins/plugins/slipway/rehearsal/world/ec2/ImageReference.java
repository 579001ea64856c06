package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;

/** An image id, or {@code resolve:ssm:parameter} (User Guide, "Use a Systems Manager parameter instead of an AMI ID"). */
public final class ImageReference {
    private static final String PREFIX = "resolve:ssm:";

    private ImageReference() {}

    /** @throws WorldFault when the parameter is not there */
    public static String resolve(Region region, String reference) {
        if (!reference.startsWith(PREFIX)) {
            return reference;
        }
        var name = reference.substring(PREFIX.length());
        return region.parameterStore()
                .value(name)
                .orElseThrow(() -> new WorldFault(
                        "InvalidParameterValue", "The ssm parameter " + name + " in " + reference + " does not exist"));
    }
}
