package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.PreparedUnits;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.ledger.Ledger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The pages of what a ledger holds. */
public final class Reports {
    private final Ledger ledger;

    /** @param ledger that stays open as long as pages are read */
    public Reports(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * A page that a server shows, of what its reader may see.
     *
     * @param teamOf the team of each service, instead of what the ledger knows of it; rows by team are offered where any is known
     * @throws InvalidChoice when rows by team are chosen, and no team is known
     */
    public OrganisationPage organisation(
            DoraQuery query, Choice choice, Map<String, String> teamOf, Predicate<Unit> visible) {
        var units = units(query, visible);
        var teams = PreparedUnits.teams(units);
        teams.putAll(teamOf);
        if (choice.by() == Grouping.TEAM && teams.isEmpty()) {
            throw InvalidChoice.of("by", Grouping.TEAM.key(), "another one: no teams are known here", null);
        }
        var groupings = Stream.of(Grouping.values())
                .filter(grouping -> grouping != Grouping.TEAM || !teams.isEmpty())
                .filter(grouping -> grouping != Grouping.REGION
                        || units.stream().anyMatch(unit -> !unit.regions().isEmpty()))
                .toList();
        var report = choice.by().report(units, query, teams);
        return OrganisationPage.of(report, query, choice, groupings, rollouts(query, visible));
    }

    /** What is prepared of the units that a query asks for. */
    Collection<PreparedUnit> units(DoraQuery query, Predicate<Unit> visible) {
        return ledger.preparedUnits().of(query.services(), query.environments()).stream()
                .filter(unit -> visible.test(unit.unit()))
                .toList();
    }

    /** What has not ended, of the services and environments that a query asks for. */
    List<Rollout> rollouts(DoraQuery query, Predicate<Unit> visible) {
        return Rollout.open(
                ledger.journals(),
                unit -> includes(query.services(), unit.service())
                        && includes(query.environments(), unit.environment())
                        && visible.test(unit));
    }

    private static boolean includes(Collection<String> names, String name) {
        return names.isEmpty() || names.contains(name);
    }
}
