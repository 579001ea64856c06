package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.Lease;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Pauses;
import io.jenkins.plugins.slipway.operation.Signal;
import io.jenkins.plugins.slipway.story.OperationStory;
import io.jenkins.plugins.slipway.story.OutcomeText;
import io.jenkins.plugins.slipway.story.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The head of an operation, for a person and as JSON. */
final class OperationText {
    /** Where it was started, if not at AWS itself. */
    static final String ENDPOINT = "endpoint";

    private OperationText() {}

    /** @throws WrongUsage when this ledger has no such operation */
    static OperationStory story(Ledger ledger, OperationId id) {
        return OperationStory.find(ledger, id)
                .orElseThrow(() ->
                        new WrongUsage("there is no operation %s in the ledger %s: 'slipway list --all' names them"
                                .formatted(id, ledger.address())));
    }

    /** {@code checkout 1.4.2 production}. */
    static String subject(OperationRecord operation) {
        return Stream.of("service", "version", "environment")
                .map(operation.labels()::get)
                .filter(value -> value != null)
                .collect(Collectors.joining(" "));
    }

    /** The command that goes on with it. */
    static String resume(OperationRecord operation) {
        return "'slipway resume %s%s'"
                .formatted(
                        operation.id(),
                        Optional.ofNullable(operation.labels().get(ENDPOINT))
                                .map(url -> " " + EndpointOption.NAME + " " + url)
                                .orElse(""));
    }

    /** {@code by ann since 2026-11-22 16:45:01 UTC (incident 42)}. */
    static String paused(Signal pause) {
        return "by %s since %s%s".formatted(pause.by(), Words.moment(pause.at()), reason(pause));
    }

    /** {@code asked by ann at 2026-11-22 16:45:01 UTC (wrong branch)}. */
    static String abortAsked(Signal abort) {
        return "asked by %s at %s%s".formatted(abort.by(), Words.moment(abort.at()), reason(abort));
    }

    private static String reason(Signal signal) {
        return signal.reason().isBlank() ? "" : " (" + signal.reason() + ")";
    }

    /**
     * @param holder the living process that works on it
     * @param signals that were sent to it
     */
    static Map<String, Object> json(OperationRecord operation, Optional<Lease> holder, List<Signal> signals) {
        var json = new LinkedHashMap<String, Object>();
        json.put("operation", operation.id());
        json.put("verb", operation.verb());
        json.put("labels", operation.labels());
        json.put("requested_by", operation.requestedBy());
        json.put("created_at", operation.createdAt());
        json.put("held_by", holder.map(Lease::holder).orElse(null));
        json.put("paused", Pauses.asked(signals).orElse(null));
        json.put("abort_asked", OperationStory.abort(signals).orElse(null));
        json.put("outcome", operation.outcome().map(OutcomeText::json).orElse(null));
        return json;
    }
}
