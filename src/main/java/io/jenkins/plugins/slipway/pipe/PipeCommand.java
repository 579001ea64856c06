package io.jenkins.plugins.slipway.pipe;

import io.jenkins.plugins.slipway.cli.Cli;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code slipway pipe}. */
@Command(
        name = "pipe",
        description = {
            "Runs one step of a pipeline: what it is told, environment variables tell it.",
            "For Bitbucket Pipelines, GitHub Actions and any other: they say by themselves what they know of the step."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  ACTION=deliver ENVIRONMENT=production VERSION=1.4.2 slipway pipe",
            "  ACTION=record-deployment SERVICE=checkout ENVIRONMENT=production DEPLOYMENT_ID=71 slipway pipe",
            "",
            "ACTION        build-ami, deploy-fleet, canary, rollback, deliver,",
            "              record-deployment, record-incident or report",
            "SPEC          slipway.yaml of the service. Default: slipway.yaml",
            "ENVIRONMENT   Default: what the step's 'deployment:' says, else the spec's only one",
            "VERSION       Default: the tag, else the first 12 characters of the commit",
            "COMMIT        Default: the step's",
            "LEDGER        A path, or jdbc:postgresql://…, shared by all steps. Default: $SLIPWAY_LEDGER",
            "WHEN_STOPPED  keep or take-back, of a stopped step. Default: keep with PostgreSQL, else take-back",
            "WAIT, DEBUG   true or false. Default: false",
            "",
            "CONNECTIONS, AWS_ROLE_ARN, ENDPOINT_URL, IMAGE and all others: docs/bitbucket.md, 'The pipe'.",
            "A missing or wrong variable is named with all others that are, and nothing is done.",
            "",
            "Exit codes: 0 done; 2 a variable is missing or wrong; else those of the action's command, as",
            "            'slipway --help' lists them"
        })
public final class PipeCommand implements Callable<Integer> {
    private static final int USAGE = 2;

    private final Map<String, String> environment;

    @Spec
    private CommandSpec command;

    /** @param environment the process's variables */
    public PipeCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var line = command.commandLine();
        return run(line.getOut(), line.getErr());
    }

    /** @return the exit code */
    int run(PrintWriter out, PrintWriter err) {
        var where = Surroundings.of(environment);
        var secrets = Secrets.of(where);
        var isColoured = where.variables().text("NO_COLOR").isEmpty();
        var shown = secrets.before(out);
        try {
            var input = PipeInput.read(where);
            var log = new StepLog(shown, isColoured, input.debug());
            log.info("%s: %s %s, in %s"
                    .formatted(
                            Cli.version(), input.action().name(), input.action().subject(), where.name()));
            if (input.debug()) {
                input.given()
                        .forEach(
                                name -> log.debug(name + "=" + where.given(name).orElse("")));
                secrets.hideInLogs();
            }
            return new Pipe(input, log, shown, secrets.before(err)).run();
        } catch (InvalidVariables invalid) {
            new StepLog(shown, isColoured, false).fail(invalid.getMessage());
            return USAGE;
        } finally {
            shown.flush();
        }
    }
}
