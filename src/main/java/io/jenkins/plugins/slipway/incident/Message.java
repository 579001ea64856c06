package io.jenkins.plugins.slipway.incident;

import io.jenkins.plugins.slipway.dora.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a body says.
 *
 * @param delivery the same however often it is sent
 * @param incident empty when it tells of nothing that counts, such as an alarm that lost its data
 * @param goodFor how old it may be when it arrives
 */
record Message(String delivery, Instant sentAt, Duration goodFor, Optional<Incident> incident) {}
