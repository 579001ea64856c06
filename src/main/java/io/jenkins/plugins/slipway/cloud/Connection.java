package io.jenkins.plugins.slipway.cloud;

import java.util.Optional;

/**
 * Where an administrator lets a named connection lead.
 *
 * @param region home region, used where a spec names none
 * @param profile AWS profile, or empty for the default credentials chain
 * @param roleArn role to assume, or empty
 * @param endpointUrl another endpoint for every service (a rehearsal server), or empty
 * @param rehearsal true when it leads into the rehearsal and never to a real account
 */
public record Connection(
        String name,
        String region,
        Optional<String> profile,
        Optional<String> roleArn,
        Optional<String> externalId,
        Optional<String> endpointUrl,
        boolean rehearsal) {}
