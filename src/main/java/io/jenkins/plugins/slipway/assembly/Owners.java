package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.assembly.Owned.Kind;
import io.jenkins.plugins.slipway.assembly.Owned.State;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.operation.Ending;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;

/** Judges by an operation's state in the ledger whether what it made is still needed. */
record Owners(Journals journals, Clock clock) {
    /** What is meant to stay after success. */
    private static final Map<Kind, String> RESULTS = Map.of(
            Kind.IMAGE, "the golden image",
            Kind.TEMPLATE_VERSION, "the launch template version",
            Kind.PARAMETER, "the published image");

    /** @param tags of the thing; it carries {@link Ownership#OPERATION_TAG} */
    Owned judge(Kind kind, String id, String name, Map<String, String> tags) {
        var operation = tags.get(Ownership.OPERATION_TAG);
        var found = new Owned(kind, id, name, operation, State.KEPT, "");
        return known(operation).map(record -> judge(found, record, tags)).orElseGet(() -> judgeStranger(found, tags));
    }

    boolean knows(String operation) {
        return known(operation).isPresent();
    }

    private Owned judge(Owned found, OperationRecord record, Map<String, String> tags) {
        if (record.outcome().isEmpty()) {
            return found.as(State.KEPT, "its operation has not ended: 'slipway resume' or 'slipway abort' it");
        }
        var ending = record.outcome().get().ending();
        if (ending == Ending.DONE && RESULTS.containsKey(found.kind())) {
            return found.as(State.KEPT, RESULTS.get(found.kind()) + " of an operation that succeeded");
        }
        if (found.kind() == Kind.IMAGE && tags.containsKey(Ownership.KEPT_TAG) && isBefore(expiry(tags))) {
            return found.as(
                    State.KEPT,
                    "good, " + tags.get(Ownership.KEPT_TAG) + " until " + tags.get(Ownership.EXPIRES_TAG)
                            + ": slipway build-ami --from-image " + found.id());
        }
        return found.as(State.LEFTOVER, "its operation has ended (" + ending + ")");
    }

    private Owned judgeStranger(Owned found, Map<String, String> tags) {
        if (found.kind() == Kind.MARK) {
            return found.as(State.KEPT, "marked by an operation of another ledger, which may be at work");
        }
        var expires = expiry(tags);
        if (expires.isEmpty()) {
            return found.as(State.KEPT, "its operation is not in this ledger, and it says not when it expires");
        }
        return clock.instant().isBefore(expires.get())
                ? found.as(State.KEPT, "its operation is not in this ledger; it expires " + expires.get())
                : found.as(State.LEFTOVER, "its operation is not in this ledger, and it expired " + expires.get());
    }

    private boolean isBefore(Optional<Instant> expiry) {
        return expiry.filter(end -> clock.instant().isBefore(end)).isPresent();
    }

    private Optional<OperationRecord> known(String operation) {
        try {
            return journals.find(new OperationId(operation));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> expiry(Map<String, String> tags) {
        try {
            return Optional.ofNullable(tags.get(Ownership.EXPIRES_TAG)).map(Instant::parse);
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
