package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.Deployment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code slipway dora record deployment}. */
@Command(
        name = "deployment",
        description = "Records a deployment that something else than Slipway did.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora record deployment --id build-71 --service checkout --environment production \\",
            "      --status IN_PROGRESS --commit 3f2a91c --repo bitbucket:acme/checkout",
            "  slipway dora record deployment --id build-71 --status SUCCESS",
            "",
            "--environment says where to; the first record of a deployment needs it and --service.",
            "",
            DoraCommand.EXIT_CODES
        })
final class RecordDeploymentCommand implements Callable<Integer> {
    private static final String TIME = "TIME";

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

    @Option(names = "--status", paramLabel = "STATUS", description = "How far it is: ${COMPLETION-CANDIDATES}.")
    private Deployment.Status status;

    @Option(
            names = "--commit",
            paramLabel = "SHA",
            description = "Full id of the service's commit (not of the pipeline's).")
    private String commit;

    @Option(
            names = "--repo",
            paramLabel = "NAME",
            description = "The commit's repository, such as bitbucket:acme/checkout.")
    private String repo;

    @Option(
            names = "--started-at",
            paramLabel = TIME,
            converter = Times.Moment.class,
            description = "Time with offset, or now. Default with --status IN_PROGRESS: now.")
    private Instant startedAt;

    @Option(
            names = "--finished-at",
            paramLabel = TIME,
            converter = Times.Moment.class,
            description = "Time with offset, or now. Default with any other status: now.")
    private Instant finishedAt;

    @Option(names = "--kind", paramLabel = "KIND", description = "What it was: ${COMPLETION-CANDIDATES}.")
    private Deployment.Kind kind;

    @Option(names = "--unplanned", description = "It was rework: nobody had planned it.")
    private boolean unplanned;

    @Option(names = "--rolls-back", paramLabel = "ID", description = "The deployment that it undoes.")
    private String rollsBack;

    @Option(names = "--fixes-deployment", paramLabel = "ID", description = "The deployment that it repairs.")
    private String fixesDeployment;

    @Option(names = "--fixes-incident", paramLabel = "ID", description = "The incident that it ends.")
    private String fixesIncident;

    @Option(names = "--reached-users", description = "Users were served by it, although it failed or was aborted.")
    private boolean reachedUsers;

    @Option(names = "--run", paramLabel = "TEXT", description = "For people: the build that did it.")
    private String run;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            split = ",",
            description = "A region that it reached; may be given several times, or separated by commas.")
    private List<String> regions;

    @Override
    public Integer call() {
        return recorder.record(
                List.of(deployment()), "deployment " + id, command.commandLine().getOut());
    }

    private Deployment deployment() {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        boolean begins = status == Deployment.Status.IN_PROGRESS;
        boolean ends = status != null && !begins;
        return new Deployment(
                id,
                service,
                recorder.environment().one().orElse(null),
                status,
                commit,
                repo,
                startedAt == null && begins ? now : startedAt,
                finishedAt == null && ends ? now : finishedAt,
                kind,
                unplanned ? Boolean.FALSE : null,
                rollsBack,
                fixesDeployment,
                fixesIncident,
                reachedUsers ? Boolean.TRUE : null,
                run,
                regions,
                null);
    }
}
