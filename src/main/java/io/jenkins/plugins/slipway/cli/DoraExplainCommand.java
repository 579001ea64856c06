package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.Evidence;
import io.jenkins.plugins.slipway.dora.Measure;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.report.DeploymentMarks;
import io.jenkins.plugins.slipway.story.Amounts;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code slipway dora explain}. */
@Command(
        name = "explain",
        description = {
            "Tells how a figure is counted, and the deployments, commits and incidents behind it.",
            "Of the services and environments asked for, each for itself; all of them are many."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora explain lead-time --service checkout --environment production",
            "  slipway dora explain fail-rate --service checkout --from 2026-10-01 --to 2026-11-01 --json",
            "",
            DoraCommand.EXIT_CODES
        })
final class DoraExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private Where where;

    @Mixin
    private JsonOption json;

    @Mixin
    private ServiceOption service;

    @Mixin
    private WindowOptions window;

    @Parameters(
            paramLabel = "FIGURE",
            converter = Named.class,
            description = "frequency, lead-time, fail-rate, recovery or rework.")
    private Measure measure;

    @Override
    public Integer call() {
        var query = window.query(service.names(), where.environment().names());
        var out = command.commandLine().getOut();
        try (var opened = where.openPresent()) {
            var evidence = opened.preparedUnits().of(query.services(), query.environments()).stream()
                    .map(PreparedUnit::unit)
                    .map(unit -> Evidence.of(unit, opened.doraEvents().of(unit), query))
                    .toList();
            if (json.wanted()) {
                out.println(JsonText.of(answer(evidence)));
            } else {
                out.println(measure.title() + ": " + measure.howCounted());
                evidence.forEach(of -> print(of, out));
            }
        }
        return ExitCode.DONE.number();
    }

    private LinkedHashMap<String, Object> answer(List<Evidence> evidence) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("measure", Named.name(measure));
        answer.put("how_counted", measure.howCounted());
        answer.put(
                "units",
                evidence.stream()
                        .map(of -> new Evidence(of.unit(), of.of(measure)))
                        .toList());
        return answer;
    }

    private void print(Evidence evidence, PrintWriter out) {
        var some = evidence.of(measure);
        out.printf(
                "%n%s, %s: %d of %d deployments%n",
                ReportText.safe(evidence.unit().service()),
                ReportText.safe(evidence.unit().environment()),
                some.size(),
                evidence.deployments().size());
        some.forEach(deployment -> print(deployment, out));
    }

    private void print(Evidence.OfDeployment deployment, PrintWriter out) {
        out.printf("  %s  %s%s%n", deployment.finishedAt(), ReportText.safe(deployment.id()), marks(deployment));
        if (measure == Measure.LEAD_TIME) {
            deployment
                    .commits()
                    .forEach(commit -> out.printf(
                            "      %s  written %s, %s before%n",
                            ReportText.safe(commit.sha()), commit.authoredAt(), Amounts.time(commit.leadTimeS())));
        }
    }

    private static String marks(Evidence.OfDeployment deployment) {
        var marks = DeploymentMarks.all(deployment);
        return marks.isEmpty() ? "" : "  " + ReportText.safe(String.join("; ", marks));
    }

    /** {@code lead-time} for {@link Measure#LEAD_TIME}. */
    static final class Named implements ITypeConverter<Measure> {
        @Override
        public Measure convert(String text) {
            return Arrays.stream(Measure.values())
                    .filter(measure -> name(measure).equals(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is no figure: write one of "
                            + Arrays.stream(Measure.values()).map(Named::name).collect(Collectors.joining(", "))));
        }

        private static String name(Measure measure) {
            return measure.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
