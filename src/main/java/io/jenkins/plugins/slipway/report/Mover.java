package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.Measure;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A row whose median lead time has become longer. @param change against the period before */
public record Mover(ServiceRow row, String now, Change change) {
    private static final int MOST = 5;

    /** Those that have become longest in proportion, the worst first. */
    static List<Mover> worst(Collection<ServiceRow> rows, String before) {
        return rows.stream()
                .filter(row ->
                        row.figures().leadTimeRatio() != null && row.figures().leadTimeRatio() > 1)
                .sorted(Comparator.comparing((ServiceRow row) -> row.figures().leadTimeRatio())
                        .reversed()
                        .thenComparing(ServiceRow::scope))
                .limit(MOST)
                .map(row -> of(row, before))
                .toList();
    }

    private static Mover of(ServiceRow row, String before) {
        var now = Figure.value(Measure.LEAD_TIME, row.figures().now());
        var was = Figure.value(Measure.LEAD_TIME, row.figures().before());
        return new Mover(row, Figure.text(Measure.LEAD_TIME, now), Change.of(Measure.LEAD_TIME, now, was, before));
    }
}
