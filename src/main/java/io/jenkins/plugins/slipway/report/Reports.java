package io.jenkins.plugins.slipway.report;

import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.PreparedUnits;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.OperationId;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.release.Release;
import io.jenkins.plugins.slipway.report.operation.OperationPage;
import io.jenkins.plugins.slipway.story.OperationStory;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The pages of what a ledger holds. */
public final class Reports {
    private static final int RELEASES = 20;

    private static final int OPERATIONS = 1000;

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

    /**
     * As a file shows it: everything at once.
     *
     * @param teamOf the team of each service, needed for rows by team alone
     * @param windows that have files of their own, in days
     * @param groupings that have
     */
    public OrganisationPage whole(
            DoraQuery query,
            Choice choice,
            Map<String, String> teamOf,
            List<Integer> windows,
            List<Grouping> groupings) {
        var report = choice.by().report(units(query, every -> true), query, teamOf);
        return OrganisationPage.whole(report, query, choice, windows, groupings, rollouts(query, every -> true));
    }

    /** The page of a unit that a server shows; empty when nothing is known of it. Whether the reader may see it is the caller's to ask. */
    public Optional<UnitPage> unit(Unit unit, DoraQuery query, Choice choice) {
        var prepared = ledger.preparedUnits().of(Set.of(unit.service()), Set.of(unit.environment()));
        var releases = releases(unit);
        return prepared.isEmpty() && releases.isEmpty()
                ? Optional.empty()
                : Optional.of(page(unit, List.copyOf(prepared), releases, query, choice, Choice.WINDOWS));
    }

    /** As a file shows it. */
    public UnitPage whole(PreparedUnit prepared, DoraQuery query) {
        var unit = prepared.unit();
        return page(unit, List.of(prepared), releases(unit), query, Choice.usual(), List.of());
    }

    private UnitPage page(
            Unit unit,
            List<PreparedUnit> prepared,
            List<Release> releases,
            DoraQuery query,
            Choice choice,
            List<Integer> windows) {
        var asked = query.of(Set.of(unit.service()), Set.of(unit.environment()));
        return new UnitPages(unit, prepared, asked)
                .page(ledger.doraEvents().of(unit), releases, rollouts(asked, every -> true), choice, windows);
    }

    /** Those that began in a query's window or have not ended, of its services and environments: the newest 1000. */
    public List<OperationId> operations(DoraQuery query) {
        return ledger.journals().list(false, OPERATIONS).stream()
                .filter(operation -> operation.outcome().isEmpty() || query.covers(operation.createdAt()))
                .filter(operation -> isAskedFor(query, Rollout.of(operation).unit()))
                .map(OperationRecord::id)
                .toList();
    }

    /** @throws IllegalArgumentException when there is no such operation */
    public OperationPage operation(OperationId id, Instant now) {
        return OperationStory.find(ledger, id)
                .map(story -> OperationPage.of(story, now))
                .orElseThrow(() -> new IllegalArgumentException("there is no operation " + id));
    }

    private List<Release> releases(Unit unit) {
        return ledger.releases().history(unit.service(), unit.environment(), RELEASES);
    }

    /** What is prepared of the units that a query asks for. */
    public Collection<PreparedUnit> units(DoraQuery query, Predicate<Unit> visible) {
        return ledger.preparedUnits().of(query.services(), query.environments()).stream()
                .filter(unit -> visible.test(unit.unit()))
                .toList();
    }

    /** What has not ended, of the services and environments that a query asks for. */
    List<Rollout> rollouts(DoraQuery query, Predicate<Unit> visible) {
        return Rollout.open(ledger.journals(), unit -> isAskedFor(query, unit) && visible.test(unit));
    }

    private static boolean isAskedFor(DoraQuery query, Unit unit) {
        return includes(query.services(), unit.service()) && includes(query.environments(), unit.environment());
    }

    private static boolean includes(Collection<String> names, String name) {
        return names.isEmpty() || names.contains(name);
    }
}
