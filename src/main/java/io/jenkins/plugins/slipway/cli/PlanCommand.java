package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.assembly.PlannedOperation;
import io.jenkins.plugins.slipway.assembly.Planning;
import io.jenkins.plugins.slipway.assembly.SavedPlan;
import io.jenkins.plugins.slipway.story.PlanText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code slipway plan}. */
@Command(
        name = "plan",
        description = "Prints what a command would do now, step by step, or why it would refuse; nothing is changed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway plan --environment production",
            "  slipway plan --environment production --release-version 1.4.2 --out plan.json",
            "  slipway plan --verb rollback -e production",
            "  slipway plan --json | jq -r '.actions[]'",
            "",
            "Exit codes: 0 planned; 1 the account cannot be read; 2 wrong usage or spec; 5 it would be refused,",
            "            or nobody answers at the endpoint"
        })
final class PlanCommand implements Callable<Integer> {
    private enum PlannedVerb {
        DELIVER,
        BUILD_AMI,
        CANARY,
        DEPLOY_FLEET,
        ROLLBACK;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean isRunFromAFile() {
            return this == DELIVER || this == DEPLOY_FLEET;
        }
    }

    private static final class VerbConverter implements ITypeConverter<PlannedVerb> {
        @Override
        public PlannedVerb convert(String text) {
            return Arrays.stream(PlannedVerb.values())
                    .filter(verb -> verb.toString().equalsIgnoreCase(text))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'%s' is no verb that is planned; choose one of %s"
                            .formatted(
                                    text,
                                    Arrays.stream(PlannedVerb.values())
                                            .map(PlannedVerb::toString)
                                            .collect(Collectors.joining(", ")))));
        }
    }

    @Spec
    private CommandSpec command;

    @Mixin
    private SpecArgument spec;

    @Mixin
    private CloudOptions cloud;

    @Mixin
    private ImageOption image;

    @Mixin
    private JsonOption json;

    @Option(
            names = "--verb",
            paramLabel = "VERB",
            defaultValue = "deliver",
            converter = VerbConverter.class,
            description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private PlannedVerb verb;

    @Option(
            names = "--release-version",
            paramLabel = "VERSION",
            defaultValue = "next",
            description = "The release's version, for people. Default: ${DEFAULT-VALUE}.")
    private String version;

    @Option(names = "--commit", paramLabel = "SHA", description = "Of the release, for a plan that is run later.")
    private String commit;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write the plan there too; 'deliver' and 'deploy-fleet' run it with --plan FILE.")
    private Path out;

    @Override
    public Integer call() {
        if (out != null && !verb.isRunFromAFile()) {
            throw new WrongUsage(
                    "--out writes a plan that is run later, and only deliver and deploy-fleet run one: leave out --out, or take --json for a plan of "
                            + verb);
        }
        var read = spec.load();
        var chosen = cloud.where().environment().of(read);
        var console = Console.of(command, json);
        try (var ledger = cloud.where().openOrEmpty();
                var work = Workplace.open(ledger, cloud, chosen.connection(), console)) {
            var planned = plan(work.delivery().planning(read, chosen.name()));
            print(planned, console);
            save(planned);
        }
        return ExitCode.DONE.number();
    }

    private PlannedOperation<?> plan(Planning planning) {
        return switch (verb) {
            case DELIVER -> planning.deliver(version, Optional.ofNullable(commit));
            case BUILD_AMI -> planning.buildAmi(version);
            case CANARY -> planning.canary(image.of(planning), version, Optional.empty());
            case DEPLOY_FLEET -> planning.deployFleet(image.of(planning), version, Optional.ofNullable(commit));
            case ROLLBACK -> planning.rollback();
        };
    }

    private void save(PlannedOperation<?> planned) {
        if (out == null) {
            return;
        }
        try {
            Files.writeString(out, SavedPlan.of(planned).text());
        } catch (IOException unwritable) {
            throw new WrongUsage(
                    "%s: the plan cannot be written (%s); name a file in a folder that is there and may be written"
                            .formatted(out, unwritable),
                    unwritable);
        }
    }

    private static void print(PlannedOperation<?> planned, Console console) {
        if (!console.json()) {
            console.plan(StartCommand.headline(planned), planned.plan());
            return;
        }
        var answer = new LinkedHashMap<String, Object>();
        answer.put("exit", 0);
        answer.put("verb", planned.verb().name());
        answer.put("labels", planned.labels());
        answer.put("targets", planned.targets());
        answer.put("actions", PlanText.lines(planned.plan()));
        console.out().println(JsonText.of(answer));
    }
}
