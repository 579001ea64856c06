package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.goal.GoalCheck;
import io.jenkins.plugins.slipway.goal.GoalCheck.Missed;
import io.jenkins.plugins.slipway.goal.GoalCheck.NoData;
import io.jenkins.plugins.slipway.spec.Goal;
import io.jenkins.plugins.slipway.spec.SpecFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway dora goals}. */
@Command(
        name = "goals",
        description = {
            "Checks the figures against goals: met, missed, or no data, which is never missed.",
            "The file says of which service, team or environment, what is measured, and what it is to be."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  slipway dora goals examples/goals.yaml",
            "  slipway dora goals goals.yaml --service checkout --fail",
            "  slipway dora goals goals.yaml --json | jq '.goals[] | select(.outcome == \"missed\")'",
            "",
            "--endpoint-url is taken as everywhere, and not used: the ledger alone is asked.",
            "",
            "Exit codes: 0 done; with --fail 6 when a goal was missed; 1 the ledger cannot be read;",
            "            2 wrong usage, or a file that is not as it should be"
        })
final class DoraGoalsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Parameters(paramLabel = "FILE", description = "The goals, in YAML (docs/goals.md).")
    private Path file;

    @Mixin
    private Where where;

    @Mixin
    private JsonOption json;

    @Mixin
    private ServiceOption service;

    @Mixin
    private WindowOptions window;

    @Option(names = "--fail", description = "End with exit code 6 when a goal was missed.")
    private boolean fail;

    @Override
    public Integer call() {
        var goals = SpecFile.loadGoals(file);
        var query = window.query(Set.of(), Set.of());
        List<GoalCheck> checks;
        try (var opened = where.openPresent()) {
            var units = opened.preparedUnits().of(Set.of(), where.environment().names());
            checks = GoalCheck.of(chosen(goals, units), units, query.to(), query.timezone());
        }
        boolean missed = checks.stream().anyMatch(Missed.class::isInstance);
        var code = fail && missed ? ExitCode.GOAL_MISSED : ExitCode.DONE;
        var out = command.commandLine().getOut();
        if (json.wanted()) {
            out.println(JsonText.of(Map.of(
                    "exit",
                    code.number(),
                    "goals",
                    checks.stream().map(DoraGoalsCommand::row).toList())));
        } else {
            print(checks, out);
        }
        return code.number();
    }

    private List<Goal> chosen(List<Goal> goals, Collection<PreparedUnit> units) {
        return goals.stream()
                .filter(goal -> !service.isGiven()
                        || service.names().stream()
                                .anyMatch(name -> !GoalCheck.concerning(name, List.of(goal), units)
                                        .isEmpty()))
                .toList();
    }

    private static Map<String, Object> row(GoalCheck check) {
        var goal = check.goal();
        var row = new LinkedHashMap<String, Object>();
        row.put("name", goal.name());
        row.put("outcome", check.outcome());
        row.put("measure", goal.measure().key());
        row.put("value", value(check));
        row.put(goal.bound() == Goal.Bound.AT_MOST ? "at_most" : "at_least", goal.target());
        row.put("days", goal.days());
        row.put("service", goal.service().orElse(null));
        row.put("team", goal.team().orElse(null));
        row.put("environment", goal.environment().orElse(null));
        row.put("reason", check instanceof NoData without ? without.reason() : null);
        row.put("words", check.words());
        return row;
    }

    private static Double value(GoalCheck check) {
        if (check instanceof GoalCheck.Met met) {
            return met.value();
        }
        return check instanceof Missed missed ? Double.valueOf(missed.value()) : null;
    }

    private static void print(List<GoalCheck> checks, PrintWriter out) {
        checks.forEach(check -> out.printf(
                "%-8s %s%s%n",
                check.outcome(),
                check.goal().name().equals(check.goal().measure().title())
                        ? ""
                        : ReportText.safe(check.goal().name()) + ": ",
                ReportText.safe(check.words())));
        if (checks.isEmpty()) {
            out.println("no goal of the file is about this service");
        }
    }
}
