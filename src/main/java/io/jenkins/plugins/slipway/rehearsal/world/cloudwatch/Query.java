package io.jenkins.plugins.slipway.rehearsal.world.cloudwatch;

/** One query of {@code GetMetricData} or of an alarm: a metric's statistic, or an expression over other queries. */
public sealed interface Query {
    /** Lower-case letter first; how expressions name it. */
    String id();

    /** As given, or null. */
    String label();

    /** Whether its result is part of the answer. */
    boolean returned();

    /** @param period seconds, a multiple of 60 */
    record Stat(String id, Metric metric, Statistic statistic, int period, String label, boolean returned)
            implements Query {}

    /** @param period seconds, or null when it follows from the queries that it names */
    record Expression(String id, String expression, Integer period, String label, boolean returned) implements Query {}
}
