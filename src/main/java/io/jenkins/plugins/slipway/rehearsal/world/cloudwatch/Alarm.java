package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.time.Instant;
import java.util.List;

/**
 * A metric alarm as it was put.
 *
 * @param description or null
 * @param math whether it was put with {@code Metrics}; else {@code queries} holds the one metric
 * @param datapointsToAlarm null when it was not given, which means all
 * @param treatMissingData null when it was not given, which means {@code missing}
 * @param configuredAt when it was put last
 */
public record Alarm(
        String name,
        String arn,
        String description,
        Actions actions,
        boolean math,
        List<Query> queries,
        Comparison comparison,
        double threshold,
        int evaluationPeriods,
        Integer datapointsToAlarm,
        MissingData treatMissingData,
        Instant configuredAt) {
    /** ARNs that AWS would notify; the rehearsal keeps them and notifies nobody. */
    public record Actions(boolean enabled, List<String> ok, List<String> alarm, List<String> insufficientData) {
        public static final Actions NONE = new Actions(true, List.of(), List.of(), List.of());

        Actions enabled(boolean other) {
            return new Actions(other, ok, alarm, insufficientData);
        }
    }

    /** @throws WorldFault {@code ValidationError} */
    public Alarm {
        queries = List.copyOf(queries);
        if (evaluationPeriods < 1
                || (datapointsToAlarm != null && (datapointsToAlarm < 1 || datapointsToAlarm > evaluationPeriods))) {
            throw new WorldFault(
                    "ValidationError", "DatapointsToAlarm must be 1 to EvaluationPeriods, which must be at least 1");
        }
        if (queries.stream().filter(Query::returned).count() != 1) {
            throw new WorldFault("ValidationError", "Exactly one element of the metrics list should return data");
        }
    }

    /** The query whose values are compared. */
    public Query watched() {
        return queries.stream().filter(Query::returned).findFirst().orElseThrow();
    }

    Evaluation evaluation() {
        return new Evaluation(
                evaluationPeriods,
                datapointsToAlarm == null ? evaluationPeriods : datapointsToAlarm,
                treatMissingData == null ? MissingData.MISSING : treatMissingData);
    }

    Alarm with(Actions others) {
        return new Alarm(
                name,
                arn,
                description,
                others,
                math,
                queries,
                comparison,
                threshold,
                evaluationPeriods,
                datapointsToAlarm,
                treatMissingData,
                configuredAt);
    }
}
