package io.jenkins.plugins.slipway.report;

import gg.jte.Content;
import io.jenkins.plugins.slipway.dora.Comparison;
import io.jenkins.plugins.slipway.dora.Measure;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.Scope;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.report.chart.Sparkline;
import java.util.Arrays;
import java.util.Optional;

/**
 * A row of the table of services.
 *
 * @param name what it is sorted and filtered by
 * @param weekly deployments in each week of the window
 */
public record ServiceRow(String name, Scope scope, Comparison figures, int[] weekly) {
    static ServiceRow of(OrganisationReport.Row row) {
        return new ServiceRow(row.scope().title(), row.scope(), row.figures(), row.weekly());
    }

    /** That has a page of its own, when the row is of one. */
    public Optional<Unit> unit() {
        return scope.service() == null || scope.environment() == null
                ? Optional.empty()
                : Optional.of(new Unit(scope.service(), scope.environment()));
    }

    /** Of a column that shows a measure; empty when there is no data. */
    public Optional<String> value(Measure measure) {
        return Optional.ofNullable(Figure.value(measure, figures.now())).map(value -> Figure.text(measure, value));
    }

    public int deployments() {
        return figures.now().deploymentCount();
    }

    public Content sparkline() {
        return new Sparkline(Arrays.stream(weekly).boxed().toList());
    }
}
