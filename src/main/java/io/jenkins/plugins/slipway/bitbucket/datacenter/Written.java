package io.jenkins.plugins.slipway.bitbucket.datacenter;

import io.jenkins.plugins.slipway.bitbucket.BuildStatus;
import io.jenkins.plugins.slipway.bitbucket.DeploymentStatus;
import io.jenkins.plugins.slipway.bitbucket.InsightsReport;
import io.jenkins.plugins.slipway.bitbucket.datacenter.Payloads.FigureLink;
import io.jenkins.plugins.slipway.bitbucket.wire.Room;
import io.jenkins.plugins.slipway.bitbucket.wire.Texts;
import java.net.URI;

/** Values of the port as payloads, as long as Data Center takes them. */
final class Written {
    private static final int NAME = 255;
    private static final int TITLE = 450;
    private static final int MESSAGE = 2_000;
    static final Room ROOM = new Room(2_000, 6, 1_000);

    private Written() {}

    static Payloads.Build status(BuildStatus given) {
        var status = given.requireWritable();
        return new Payloads.Build(
                status.key(),
                switch (status.state()) {
                    case IN_PROGRESS -> "INPROGRESS";
                    case SUCCESSFUL -> "SUCCESSFUL";
                    case FAILED -> "FAILED";
                    case STOPPED -> "CANCELLED";
                },
                Texts.cut(status.name(), NAME),
                Texts.cut(status.description(), NAME),
                status.link().toString());
    }

    static Payloads.Deployment deployment(DeploymentStatus deployment) {
        var environment = new Payloads.Environment(
                Texts.cut(deployment.environmentKey(), NAME),
                Texts.cut(deployment.environmentName(), NAME),
                switch (deployment.environmentKind()) {
                    case DEVELOPMENT -> "DEVELOPMENT";
                    case TESTING -> "TESTING";
                    case STAGING -> "STAGING";
                    case PRODUCTION -> "PRODUCTION";
                    case UNMAPPED -> null;
                });
        return new Payloads.Deployment(
                deployment.number(),
                Texts.cut(deployment.description(), NAME),
                Texts.cut(deployment.name(), NAME),
                environment,
                Texts.cut(deployment.key(), NAME),
                deployment.state().name(),
                deployment.link().toString());
    }

    /** It knows no pending result: such a report has none. */
    static Payloads.Report report(InsightsReport report) {
        return new Payloads.Report(
                Texts.cut(report.title(), TITLE),
                ROOM.details(report),
                switch (report.result()) {
                    case PASSED -> "PASS";
                    case FAILED -> "FAIL";
                    case PENDING -> null;
                },
                "Slipway",
                report.link().map(URI::toString).orElse(null),
                report.figures().stream()
                        .limit(ROOM.figures())
                        .map(Written::figure)
                        .toList());
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

    static Payloads.Annotation annotation(InsightsReport.Annotation annotation) {
        return new Payloads.Annotation(
                annotation.key(),
                annotation.path(),
                annotation.line().orElse(null),
                Texts.cut(annotation.message(), MESSAGE),
                annotation.severity().name(),
                "BUG",
                annotation.link().map(URI::toString).orElse(null));
    }
}
