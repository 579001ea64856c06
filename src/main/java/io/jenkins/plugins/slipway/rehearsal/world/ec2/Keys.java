package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** KMS keys by their ARN. The rehearsal has no KMS: every key of the right region can be used. */
final class Keys {
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:kms:([a-z0-9-]+):\\d{12}:(?:key|alias)/.+");

    private Keys() {}

    /** The key {@code alias/aws/ebs} of the account in the region. */
    static String byDefault(Region region) {
        return region.arn("kms", "key/00000000-0000-4000-8000-0000000aefb5");
    }

    static boolean isDefault(String key) {
        return key.endsWith("/00000000-0000-4000-8000-0000000aefb5") || key.endsWith("alias/aws/ebs");
    }

    /** An id or alias without a region belongs where it is used. */
    static boolean isUsable(Region region, String key) {
        Matcher arn = ARN.matcher(key);
        return arn.matches() ? arn.group(1).equals(region.name()) : !key.startsWith("arn:");
    }
}
