package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Measure;
import io.jenkins.plugins.slipway.dora.Summary;
import java.util.Arrays;
import java.util.Locale;

/** A column of the table of services, by which it can be sorted. */
public enum Column {
    NAME("Name", null),
    FREQUENCY("Deployments a day", Measure.FREQUENCY),
    LEAD_TIME("Lead time", Measure.LEAD_TIME),
    FAIL_RATE("Fail rate", Measure.FAIL_RATE),
    RECOVERY("Recovery time", Measure.RECOVERY),
    REWORK("Rework", Measure.REWORK);

    private final String heading;
    private final Measure measure;

    Column(String heading, Measure measure) {
        this.heading = heading;
        this.measure = measure;
    }

    /** The one that shows a measure. */
    public static Column of(Measure measure) {
        return Arrays.stream(values())
                .filter(column -> column.measure == measure)
                .findFirst()
                .orElseThrow();
    }

    public String heading() {
        return heading;
    }

    /** As addresses name it: {@code lead-time}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it shows; {@code null} for names. */
    public Measure measure() {
        return measure;
    }

    /** What rows are compared by; {@code null} where there is no data, and for names. */
    Double value(Summary figures) {
        return measure == null ? null : Figure.value(measure, figures);
    }
}
