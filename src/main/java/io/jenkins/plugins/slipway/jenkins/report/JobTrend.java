package io.jenkins.plugins.slipway.jenkins.report;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.Scope;
import io.jenkins.plugins.slipway.report.Choice;
import io.jenkins.plugins.slipway.report.Figure;
import io.jenkins.plugins.slipway.report.Html;
import io.jenkins.plugins.slipway.report.OrganisationPage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The last figures of what one job delivers, for the small box on its page. */
public final class JobTrend {
    private static final int QUARTER = 90;

    private final String sparkline;
    private final int deployments;
    private final List<Figure> figures;

    private JobTrend(String sparkline, int deployments, List<Figure> figures) {
        this.sparkline = sparkline;
        this.deployments = deployments;
        this.figures = figures;
    }

    /** Empty when nothing was deployed lately. */
    static Optional<JobTrend> of(VisibleFigures visible, Instant now) {
        var units = visible.units();
        var second = now.truncatedTo(ChronoUnit.SECONDS);
        var quarter = DoraQuery.between(second.minus(QUARTER, ChronoUnit.DAYS), second);
        var weekly = OrganisationReport.of(units, quarter, unit -> null).weekly();
        int deployments = Arrays.stream(weekly).sum();
        if (deployments == 0) {
            return Optional.empty();
        }
        var choice = Choice.usual();
        var month = choice.window(second, ZoneOffset.UTC);
        var report = OrganisationReport.of(units, month, Scope.byUnit());
        var page = OrganisationPage.of(report, month, choice, List.of(), List.of());
        return Optional.of(
                new JobTrend(Html.sparkline(Arrays.stream(weekly).boxed().toList()), deployments, page.figures()));
    }

    /** A drawing of the weeks of a quarter, as HTML. */
    public String getSparkline() {
        return sparkline;
    }

    /** Of the quarter. */
    public String getDeployments() {
        return Messages.JobTrend_Deployments(deployments, QUARTER);
    }

    /** Of thirty days; those that have no value are left out. */
    public List<Line> getLines() {
        return figures.stream()
                .flatMap(figure -> figure.value().stream()
                        .map(value -> new Line(
                                figure.measure().title(), value, figure.change().words())))
                .toList();
    }

    /** One figure in words. */
    public static final class Line {
        private final String title;
        private final String value;
        private final String change;

        Line(String title, String value, String change) {
            this.title = title;
            this.value = value;
            this.change = change;
        }

        public String getTitle() {
            return title;
        }

        public String getValue() {
            return value;
        }

        /** Against the month before; may be empty. */
        public String getChange() {
            return change;
        }
    }
}
