package io.jenkins.plugins.slipway.cloud;

import java.util.Optional;

/**
 * Where an administrator lets a named connection lead.
 *
 * @param region home region, used where a spec names none
 * @param profile AWS profile, or empty for the default credentials chain
 * @param roleArn role to assume, or empty
 * @param endpointUrl another endpoint for every service (a rehearsal server), or empty
 * @param switchRole ARN of the role by which EventBridge Scheduler may return split traffic, or empty: then there is no switch
 * @param rehearsal true when it leads into the rehearsal and never to a real account
 */
public record Connection(
        String name,
        String region,
        Optional<String> profile,
        Optional<String> roleArn,
        Optional<String> externalId,
        Optional<String> endpointUrl,
        Optional<String> switchRole,
        boolean rehearsal) {
    /** One without a dead-man's switch. */
    public Connection(
            String name,
            String region,
            Optional<String> profile,
            Optional<String> roleArn,
            Optional<String> externalId,
            Optional<String> endpointUrl,
            boolean rehearsal) {
        this(name, region, profile, roleArn, externalId, endpointUrl, Optional.empty(), rehearsal);
    }
}
