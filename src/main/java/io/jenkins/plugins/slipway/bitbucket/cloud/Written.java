package io.jenkins.plugins.slipway.bitbucket.cloud;

import io.jenkins.plugins.slipway.bitbucket.BuildStatus;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport;
import io.jenkins.plugins.slipway.bitbucket.cloud.Payloads.FigureLink;
import io.jenkins.plugins.slipway.bitbucket.wire.Texts;
import java.net.URI;

/** Values of the port as payloads, as long as Cloud takes them. */
final class Written {
    private static final int NAME = 255;
    private static final int TITLE = 450;
    private static final int SUMMARY = 450;
    static final int DETAILS = 2_000;

    private Written() {}

    static Payloads.CommitStatus status(BuildStatus given) {
        var status = given.requireWritable();
        return new Payloads.CommitStatus(
                status.key(),
                switch (status.state()) {
                    case IN_PROGRESS -> "INPROGRESS";
                    case SUCCESSFUL -> "SUCCESSFUL";
                    case FAILED -> "FAILED";
                    case STOPPED -> "STOPPED";
                },
                Texts.cut(status.name(), NAME),
                Texts.cut(status.description(), NAME),
                status.link().toString());
    }

    static Payloads.Report report(InsightsReport report, String details, int figures) {
        return new Payloads.Report(
                "TEST",
                Texts.cut(report.title(), TITLE),
                details,
                report.result().name(),
                "Slipway",
                report.link().map(URI::toString).orElse(null),
                report.figures().stream().limit(figures).map(Written::figure).toList());
    }

    private static Payloads.Figure figure(InsightsReport.Figure figure) {
        if (figure instanceof InsightsReport.NumberFigure number) {
            return new Payloads.Figure(number.title(), "NUMBER", number.number());
        }
        if (figure instanceof InsightsReport.PercentageFigure share) {
            return new Payloads.Figure(share.title(), "PERCENTAGE", share.percent());
        }
        if (figure instanceof InsightsReport.DurationFigure length) {
            return new Payloads.Figure(
                    length.title(), "DURATION", length.duration().toMillis());
        }
        if (figure instanceof InsightsReport.LinkFigure link) {
            return new Payloads.Figure(
                    link.title(),
                    "LINK",
                    new FigureLink(link.text(), link.link().toString()));
        }
        return new Payloads.Figure(figure.title(), "TEXT", ((InsightsReport.TextFigure) figure).text());
    }

    /** What is too long for the summary is in the details as well. */
    static Payloads.Annotation annotation(InsightsReport.Annotation annotation) {
        var message = annotation.message();
        return new Payloads.Annotation(
                annotation.key(),
                "BUG",
                annotation.path(),
                annotation.line().orElse(null),
                Texts.cut(message, SUMMARY),
                message.length() > SUMMARY ? Texts.cut(message, DETAILS) : null,
                annotation.severity().name(),
                annotation.link().map(URI::toString).orElse(null));
    }
}
