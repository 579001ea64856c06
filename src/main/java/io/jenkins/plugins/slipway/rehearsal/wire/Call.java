package io.jenkins.plugins.slipway.rehearsal.wire;

import io.jenkins.plugins.slipway.rehearsal.world.Region;
import io.jenkins.plugins.slipway.rehearsal.world.World;

/**
 * One decoded request.
 *
 * @param service the endpoint's name: {@code ec2}, {@code autoscaling}, {@code elasticloadbalancing}, {@code monitoring}, {@code ssm}, {@code sts}, {@code scheduler}
 * @param accessKey of the signature, or empty
 * @param account whose resources it is about
 */
public record Call(String service, String action, String region, String accessKey, String account, Params params) {
    /** For the world's own account, until the caller is known. */
    public Call(String service, String action, String region, String accessKey, Params params) {
        this(service, action, region, accessKey, World.ACCOUNT, params);
    }

    Call of(String callersAccount) {
        return new Call(service, action, region, accessKey, callersAccount, params);
    }

    /** The region that it is about. */
    public Region in(World world) {
        return world.region(account, region);
    }
}
