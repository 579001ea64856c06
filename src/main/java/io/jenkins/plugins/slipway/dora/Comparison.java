package io.jenkins.plugins.slipway.dora;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** One window against the one of the same length before it. */
public record Comparison(Summary now, Summary before) {
    /** How many times longer or shorter the median lead time has become, 1 for no change; null where either has none. */
    @JsonIgnore
    public Double leadTimeRatio() {
        return ratio(now.leadTime().medianS(), before.leadTime().medianS());
    }

    private static Double ratio(Double current, Double earlier) {
        return current == null || earlier == null || earlier == 0 ? null : Double.valueOf(current / earlier);
    }
}
