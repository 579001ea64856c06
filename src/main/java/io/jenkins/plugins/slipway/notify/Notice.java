package io.jenkins.plugins.slipway.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What is told about an operation; its form is in docs/notify.md and only ever gains keys.
 *
 * @param key stable and unique within the operation: {@code end}, or the name of a wait
 * @param events what happened, in the words of a spec
 * @param at when it happened
 */
record Notice(
        OperationRecord operation,
        String key,
        Set<String> events,
        String ending,
        String reason,
        List<Outcome.Left> left,
        Instant at) {
    private static final String FORM = "slipway.notice/1";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Undos of what users may have seen; others clear away what nobody saw. */
    private static final Set<String> OF_USERS = Set.of("restore-fleet", "restore-route");

    /** @param takenBack kinds of what was taken back */
    static Notice ended(OperationRecord operation, Outcome outcome, Set<String> takenBack, Instant at) {
        var events = new TreeSet<String>();
        switch (outcome.ending()) {
            case DONE -> events.add("done");
            case FAILED, REFUSED -> events.add("failed");
            case INCONCLUSIVE -> events.add("inconclusive");
            case NEEDS_PERSON -> events.addAll(Set.of("failed", "needsPerson"));
            case ABORTED -> {}
        }
        var cameBack = takenBack.stream().anyMatch(OF_USERS::contains);
        if (cameBack && outcome.ending() != Ending.NEEDS_PERSON
                || outcome.ending() == Ending.DONE && operation.verb().equals("rollback")) {
            events.add("rolledBack");
        }
        return new Notice(operation, "end", events, outcome.ending().name(), outcome.reason(), outcome.left(), at);
    }

    static Notice waiting(OperationRecord operation, String key, String what, Instant at) {
        return new Notice(operation, key, Set.of("waiting"), "", what, List.of(), at);
    }

    /** The same for the same event, however often it is sent, by whatever process. */
    String delivery(String webhook) {
        var name = "%s %s %s".formatted(operation.id(), key, webhook);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** @param sent of this attempt, so that a receiver can refuse what somebody recorded and sends again */
    byte[] body(String webhook, Instant sent) {
        var body = JSON.objectNode()
                .put("form", FORM)
                .put("delivery", delivery(webhook))
                .put("sentAt", sent.toString())
                .put("at", at.toString());
        events.stream().sorted().forEach(body.putArray("events")::add);
        body.set("operation", operationNode());
        if (!ending.isEmpty()) {
            body.put("ending", ending);
        }
        body.put("reason", reason == null ? "" : reason);
        var lines = body.putArray("left");
        left.forEach(one -> lines.addObject()
                .put("what", one.what())
                .put("byHand", one.byHand())
                .put("why", one.why()));
        body.set("commands", commands());
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode operationNode() {
        var node = JSON.objectNode()
                .put("id", operation.id().value())
                .put("verb", operation.verb())
                .put("requestedBy", operation.requestedBy())
                .put("startedAt", operation.createdAt().toString());
        List.of("service", "environment", "version")
                .forEach(label -> node.put(label, operation.labels().getOrDefault(label, "")));
        return node;
    }

    private ObjectNode commands() {
        var commands = JSON.objectNode().put("status", "slipway status " + operation.id());
        if (ending.isEmpty()) {
            commands.put("approve", "slipway approve " + operation.id())
                    .put("abort", "slipway abort " + operation.id());
        }
        return commands;
    }
}
