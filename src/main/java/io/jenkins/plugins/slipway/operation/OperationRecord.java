package io.jenkins.plugins.slipway.operation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The head of an operation's journal.
 *
 * @param targets what it holds leases on, sorted
 * @param labels service, environment, release … for lists and searches
 * @param journalVersion of the journal's own format
 * @param outcome empty while it is not ended
 */
public record OperationRecord(
        OperationId id,
        String verb,
        List<String> targets,
        Map<String, String> labels,
        String requestedBy,
        int journalVersion,
        Instant createdAt,
        Optional<Outcome> outcome) {}
