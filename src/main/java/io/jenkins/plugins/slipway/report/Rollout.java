package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.operation.Journals;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * An operation that has not ended.
 *
 * @param unit with an empty name for what it does not say
 * @param version empty when it has none yet
 */
public record Rollout(String operation, String verb, Unit unit, String version, Instant since, String requestedBy) {
    private static final int MANY = 1000;

    /** Newest first. @param visible whether the reader may know of it */
    public static List<Rollout> open(Journals journals, Predicate<Unit> visible) {
        return journals.list(true, MANY).stream()
                .map(Rollout::of)
                .filter(rollout -> visible.test(rollout.unit))
                .toList();
    }

    static Rollout of(OperationRecord operation) {
        return new Rollout(
                operation.id().value(),
                operation.verb(),
                new Unit(label(operation, "service"), label(operation, "environment")),
                label(operation, "version"),
                operation.createdAt(),
                operation.requestedBy());
    }

    private static String label(OperationRecord operation, String name) {
        return operation.labels().getOrDefault(name, "");
    }
}
