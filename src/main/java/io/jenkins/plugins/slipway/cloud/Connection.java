package io.jenkins.plugins.slipway.cloud;

import java.util.Map;
import java.util.Optional;

/**
 * Where an administrator lets a named connection lead.
 *
 * @param region home region, used where a spec names none
 * @param profile AWS profile, or empty for the default credentials chain
 * @param credentialsId under which whoever opened the clouds finds access keys, or empty; wins over the profile
 * @param webIdentity how it signs in by a token instead of with credentials of its own, or empty; wins over id and profile
 * @param roleArn role to assume on top of that, or empty
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
        Optional<WebIdentity> webIdentity,
        Optional<String> roleArn,
        Optional<String> externalId,
        Map<String, String> sessionTags,
        Optional<String> endpointUrl,
        Optional<String> switchRole,
        boolean rehearsal) {
    public Connection {
        sessionTags = Map.copyOf(sessionTags);
    }

    /** One that signs in by no token. */
    public Connection(
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
        this(
                name,
                region,
                profile,
                credentialsId,
                Optional.empty(),
                roleArn,
                externalId,
                sessionTags,
                endpointUrl,
                switchRole,
                rehearsal);
    }

    /** The same, signing in by a token. */
    public Connection signingInBy(WebIdentity identity) {
        return new Connection(
                name,
                region,
                profile,
                credentialsId,
                Optional.of(identity),
                roleArn,
                externalId,
                sessionTags,
                endpointUrl,
                switchRole,
                rehearsal);
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
