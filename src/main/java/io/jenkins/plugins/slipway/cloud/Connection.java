package io.jenkins.plugins.slipway.cloud;

import java.util.Map;
import java.util.Optional;

/**
 * Where an administrator lets a named connection lead.
 *
 * @param region home region, used where a spec names none
 * @param profile AWS profile, or empty for the default credentials chain
 * @param credentialsId under which whoever opened the clouds finds access keys, or empty; wins over the profile
 * @param roleArn role to assume, or empty
 * @param sessionTags of the session with that role, by key; at most 50
 * @param endpointUrl another endpoint for every service (a rehearsal server), or empty
 * @param switchRole ARN of the role by which EventBridge Scheduler may return split traffic, or empty: then there is no switch
 * @param rehearsal true when it leads into the rehearsal and never to a real account
 */
public record Connection(
        String name,
        String region,
        Optional<String> profile,
        Optional<String> credentialsId,
        Optional<String> roleArn,
        Optional<String> externalId,
        Map<String, String> sessionTags,
        Optional<String> endpointUrl,
        Optional<String> switchRole,
        boolean rehearsal) {
    public Connection {
        sessionTags = Map.copyOf(sessionTags);
    }

    /** One whose credentials this machine has, and whose sessions carry no tags. */
    public Connection(
            String name,
            String region,
            Optional<String> profile,
            Optional<String> roleArn,
            Optional<String> externalId,
            Optional<String> endpointUrl,
            Optional<String> switchRole,
            boolean rehearsal) {
        this(
                name,
                region,
                profile,
                Optional.empty(),
                roleArn,
                externalId,
                Map.of(),
                endpointUrl,
                switchRole,
                rehearsal);
    }

    /** As before, without a dead-man's switch. */
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
