package io.jenkins.plugins.slipway.cloud;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Metrics and alarms of one region. */
public interface Metrics {
    /** One series per query, in the order of the queries; {@code [from, to)}, ascending in time. */
    List<Series> read(List<MetricQuery> queries, Instant from, Instant to, Duration period);

    /** States of the alarms that exist; a name that is missing from the answer is not defined. */
    List<AlarmState> alarms(List<String> names);
}
