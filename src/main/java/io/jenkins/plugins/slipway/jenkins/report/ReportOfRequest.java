package io.jenkins.plugins.slipway.jenkins.report;

import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.report.Choice;
import io.jenkins.plugins.slipway.report.Html;
import io.jenkins.plugins.slipway.report.InvalidChoice;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.kohsuke.stapler.StaplerResponse2;

/** The report that an address asks for; whatever keeps it from being shown is said in words. */
final class ReportOfRequest {
    private final UnaryOperator<String> parameters;
    private final Reader reader;
    private final Supplier<VisibleFigures> figures;
    private final Supplier<JobRuns> runs;
    private final Instant now;

    /**
     * @param parameters the value of each, or null
     * @param figures of the reader; may throw {@link StoreUnavailable}
     */
    ReportOfRequest(
            UnaryOperator<String> parameters,
            Reader reader,
            Supplier<VisibleFigures> figures,
            Supplier<JobRuns> runs,
            Instant now) {
        this.parameters = parameters;
        this.reader = reader;
        this.figures = figures;
        this.runs = runs;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    ShownReport organisation() {
        var heading = Messages.DeliveryReports_DisplayName();
        return shown(
                heading,
                choice -> figures.get()
                        .organisation(choice.window(now, ZoneOffset.UTC), choice)
                        .map(page -> ShownReport.of(
                                heading,
                                Html.organisation(page, places(choice, Optional.empty())),
                                choice.days(),
                                Optional.empty()))
                        .orElseGet(() -> ShownReport.empty(heading)));
    }

    ShownReport unit() {
        var service = parameters.apply("service");
        var environment = parameters.apply("environment");
        if (service == null || environment == null) {
            return ShownReport.none(
                    StaplerResponse2.SC_BAD_REQUEST,
                    Messages.DeliveryReports_DisplayName(),
                    Messages.ReportOfRequest_NoUnit());
        }
        var unit = new Unit(service, environment);
        var heading = Messages.ReportOfRequest_Unit(service, environment);
        return shown(
                heading,
                choice -> figures.get()
                        .unit(unit, choice.window(now, ZoneOffset.UTC), choice)
                        .map(page -> ShownReport.of(
                                heading,
                                Html.unit(page, places(choice, Optional.of(unit))),
                                choice.days(),
                                Optional.of(unit)))
                        .orElseGet(() -> ShownReport.none(
                                StaplerResponse2.SC_NOT_FOUND, heading, Messages.ReportOfRequest_NotVisible(service))));
    }

    private ShownReport shown(String heading, Function<Choice, ShownReport> report) {
        try {
            return report.apply(Choice.of(parameters));
        } catch (InvalidChoice invalid) {
            return ShownReport.none(StaplerResponse2.SC_BAD_REQUEST, heading, invalid.getMessage());
        } catch (StoreUnavailable away) {
            return ShownReport.none(StaplerResponse2.SC_SERVICE_UNAVAILABLE, heading, Away.words(away, reader));
        }
    }

    private JenkinsPlaces places(Choice choice, Optional<Unit> shown) {
        return new JenkinsPlaces(shown, choice.days(), runs.get());
    }
}
