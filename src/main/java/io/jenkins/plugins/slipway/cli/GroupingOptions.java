package io.jenkins.plugins.slipway.cli;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.PreparedUnits;
import io.jenkins.plugins.slipway.report.Grouping;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What the rows of a report are. */
final class GroupingOptions {
    @Option(
            names = "--by",
            paramLabel = "ROWS",
            defaultValue = "UNIT",
            description = "One row for each: ${COMPLETION-CANDIDATES}. A unit is a service in an environment."
                    + " A deployment counts in the row of each region that it reached. Default: unit.")
    private Grouping grouping;

    @Option(
            names = "--team",
            paramLabel = "TEAM=SERVICE,…",
            description = "Which services a team has, in place of what the ledger knows of them by 'team:' in"
                    + " slipway.yaml; may be given several times.")
    private Map<String, String> teams = new LinkedHashMap<>();

    /** @throws WrongUsage when a service is given to two teams, or rows by team are wanted and no team is known */
    OrganisationReport report(Collection<PreparedUnit> units, DoraQuery query) {
        return grouping.report(units, query, teams(units));
    }

    Grouping by() {
        return grouping;
    }

    /** The team of each service, where rows by team are wanted; else none. @throws WrongUsage as {@link #report} */
    Map<String, String> teams(Collection<PreparedUnit> units) {
        return grouping == Grouping.TEAM ? teamOf(units) : Map.of();
    }

    private Map<String, String> teamOf(Collection<PreparedUnit> units) {
        var teamOf = new HashMap<>(PreparedUnits.teams(units));
        teamOf.putAll(given());
        if (teamOf.isEmpty() && !units.isEmpty()) {
            throw new WrongUsage("the ledger knows no team of these services: say 'team:' in slipway.yaml, or give"
                    + " --team checkout=cart,payment");
        }
        return teamOf;
    }

    private Map<String, String> given() {
        var teamOf = new HashMap<String, String>();
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
