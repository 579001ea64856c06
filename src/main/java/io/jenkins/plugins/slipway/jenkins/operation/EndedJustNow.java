package io.jenkins.plugins.slipway.jenkins.operation;

import io.jenkins.plugins.slipway.operation.Effect;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Operations whose work AWS may not show everywhere yet: marks of a group, the image that is published. A plan that is made now
 * could be wrong. A step begins in the same second in which the one before it ended; nobody at a command line is so fast.
 */
record EndedJustNow(Journals journals, Function<OperationRecord, Clock> clocks) {
    private static final int RECENT = 100;

    /** One that held any of the targets, or was about the service. */
    Optional<OperationId> among(List<String> targets, String service) {
        return journals.list(false, RECENT).stream()
                .filter(other -> other.outcome().isPresent())
                .filter(other -> service.equals(other.labels().get("service"))
                        || !Collections.disjoint(other.targets(), targets))
                .filter(other -> clocks.apply(other).instant().isBefore(shown(other)))
                .findFirst()
                .map(OperationRecord::id);
    }

    private Instant shown(OperationRecord ended) {
        var entries = journals.read(ended.id(), 0);
        return entries.get(entries.size() - 1).at().plus(Effect.CONSISTENCY_WINDOW);
    }
}
