package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.Incident;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway dora record incident}. */
@Command(
        name = "incident",
        description = "Records an incident, or its end.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora record incident --id INC-9 --service checkout -e production --opened-at now",
            "  slipway dora record incident --id INC-9 --resolved-at 2026-11-22T16:45:01+01:00",
            "",
            "--environment says where; the first record of an incident needs it and --service.",
            "",
            DoraCommand.EXIT_CODES
        })
final class RecordIncidentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private Recorder recorder;

    @Option(
            names = "--id",
            paramLabel = "ID",
            required = true,
            description = "Identifies it; the same id again is an update.")
    private String id;

    @Option(names = "--service", paramLabel = "NAME", description = "Which service.")
    private String service;

    @Option(
            names = "--opened-at",
            paramLabel = "TIME",
            converter = Times.Moment.class,
            description = "Time with offset, or now.")
    private Instant openedAt;

    @Option(
            names = "--resolved-at",
            paramLabel = "TIME",
            converter = Times.Moment.class,
            description = "Time with offset, or now.")
    private Instant resolvedAt;

    @Option(names = "--deployment", paramLabel = "ID", description = "The deployment that caused it, if you know.")
    private String deployment;

    @Option(
            names = "--cause",
            paramLabel = "CAUSE",
            description = "${COMPLETION-CANDIDATES}; EXTERNAL is never put down to a deployment. Default: CHANGE.")
    private Incident.Cause cause;

    @Override
    public Integer call() {
        var incident = new Incident(
                id, service, recorder.environment().one().orElse(null), openedAt, resolvedAt, deployment, cause, null);
        return recorder.record(
                List.of(incident), "incident " + id, command.commandLine().getOut());
    }
}
