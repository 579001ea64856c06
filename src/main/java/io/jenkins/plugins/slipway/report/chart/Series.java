package io.jenkins.plugins.slipway.report.chart;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Numbers in the order of the chart's labels.
 *
 * @param type for the script: {@code bar} or {@code line}
 * @param values with {@code null} where there is none
 */
public record Series(String name, String type, List<Double> values) {
    public Series {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
