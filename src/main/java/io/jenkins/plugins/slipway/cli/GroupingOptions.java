package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.Scope;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.report.Grouping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** What the rows of a report are. */
final class GroupingOptions {
    @Option(
            names = "--by",
            paramLabel = "ROWS",
            defaultValue = "UNIT",
            description = "One row for each: ${COMPLETION-CANDIDATES}. A unit is a service in an environment."
                    + " Default: unit.")
    private Grouping grouping;

    @Option(
            names = "--team",
            paramLabel = "TEAM=SERVICE,…",
            description = "Which services a team has; may be given several times. Needed for --by team.")
    private Map<String, String> teams = new LinkedHashMap<>();

    /** @throws WrongUsage when rows by team are wanted, and no team is known */
    Function<Unit, Scope> scopes() {
        return grouping.scopes(grouping == Grouping.TEAM ? teamOf() : Map.of());
    }

    private Map<String, String> teamOf() {
        if (teams.isEmpty()) {
            throw new WrongUsage("--by team needs to be told the teams: --team checkout=cart,payment");
        }
        var teamOf = new LinkedHashMap<String, String>();
        teams.forEach((team, services) -> {
            for (var service : services.split(",")) {
                var other = teamOf.put(service.strip(), team);
                if (other != null) {
                    throw new WrongUsage("service %s is of team %s and of team %s: give it to one of them"
                            .formatted(service, other, team));
                }
            }
        });
        return teamOf;
    }
}
