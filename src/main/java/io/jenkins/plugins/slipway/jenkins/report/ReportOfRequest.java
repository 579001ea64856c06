package io.jenkins.plugins.slipway.jenkins.report;

import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.jenkins.operation.JenkinsOperations;
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
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** The report that an address asks for; whatever keeps it from being shown is said in words. */
final class ReportOfRequest {
    private final StaplerRequest2 request;
    private final JenkinsReader reader;
    private final Supplier<VisibleFigures> figures;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    ReportOfRequest(StaplerRequest2 request, JenkinsReader reader, Supplier<VisibleFigures> figures) {
        this.request = request;
        this.reader = reader;
        this.figures = figures;
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
        var service = request.getParameter("service");
        var environment = request.getParameter("environment");
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
            return report.apply(Choice.of(request::getParameter));
        } catch (InvalidChoice invalid) {
            return ShownReport.none(StaplerResponse2.SC_BAD_REQUEST, heading, invalid.getMessage());
        } catch (StoreUnavailable away) {
            return ShownReport.none(
                    StaplerResponse2.SC_SERVICE_UNAVAILABLE, heading, Messages.DeliveryReports_Away(away.getMessage()));
        }
    }

    private JenkinsPlaces places(Choice choice, Optional<Unit> shown) {
        var operations = JenkinsOperations.get();
        var runs = new JobRuns(
                operations.ledger().journals(),
                operations.controller(),
                job -> reader.addressOf(job).map(address -> request.getContextPath() + "/" + address));
        return new JenkinsPlaces(shown, choice.days(), runs);
    }
}
