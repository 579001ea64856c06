package io.jenkins.plugins.slipway.jenkins.report;

import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.dora.OrganisationReport;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.PreparedUnits;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import io.jenkins.plugins.slipway.report.Choice;
import io.jenkins.plugins.slipway.report.Grouping;
import io.jenkins.plugins.slipway.report.OrganisationPage;
import io.jenkins.plugins.slipway.report.Reports;
import io.jenkins.plugins.slipway.report.UnitPage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one reader may know of an area. Every page and every text is made of what this gives, and of nothing else of the ledger.
 * Everything may throw {@link StoreUnavailable}.
 */
final class VisibleFigures {
    private static final int FEW = 20;

    private static final int MOST_ARRIVALS = 100_000;

    private final Ledger ledger;
    private final VisibleServices visible;

    VisibleFigures(Ledger ledger, String controller, Area area, Reader reader) {
        this.ledger = ledger;
        this.visible = VisibleServices.of(ledger.deliveringJobs().byService(controller), area, reader);
    }

    /** Of all services and environments. */
    Collection<PreparedUnit> units() {
        return units(Set.of(), Set.of());
    }

    /**
     * Those among them that he sees.
     *
     * @param services empty for all
     * @param environments empty for all
     */
    Collection<PreparedUnit> units(Set<String> services, Set<String> environments) {
        if (visible.isEmpty()) {
            return List.of();
        }
        return ledger.preparedUnits().of(asked(services), environments).stream()
                .filter(prepared -> visible.sees(prepared.unit().service()))
                .toList();
    }

    /** The ledger takes none for all. For few it need not read those of others; what is read of more is kept for the next. */
    private Set<String> asked(Set<String> services) {
        var isOfFew = !visible.seesEverything() && visible.names().size() <= FEW;
        return services.isEmpty() && isOfFew ? visible.names() : services;
    }

    /** The figures of those among the asked ones that he sees. */
    OrganisationReport report(DoraQuery query, Grouping by) {
        var units = units(query.services(), query.environments());
        return by.report(units, query, PreparedUnits.teams(units));
    }

    private boolean sees(Unit unit) {
        return visible.sees(unit.service());
    }

    /** All services that he sees; empty when nothing is known of any. */
    Optional<OrganisationPage> organisation(DoraQuery query, Choice choice) {
        if (visible.isEmpty()) {
            return Optional.empty();
        }
        var asked = query.of(asked(Set.of()), Set.of());
        var page = new Reports(ledger).organisation(asked, choice, Map.of(), this::sees);
        return page.rollouts().isEmpty() && units().isEmpty() ? Optional.empty() : Optional.of(page);
    }

    /** Empty when nothing is known of it, and when he does not see it: nobody learns which. */
    Optional<UnitPage> unit(Unit unit, DoraQuery query, Choice choice) {
        return sees(unit) ? new Reports(ledger).unit(unit, query, choice) : Optional.empty();
    }

    /**
     * Deployments and incidents that the query asks for and of which the ledger heard in its window, each as all that is known of it.
     *
     * @throws WrongQuestion when the ledger heard too often in that time to tell at once
     */
    List<DoraEvent> heardOf(DoraQuery query) throws WrongQuestion {
        if (visible.isEmpty()) {
            return List.of();
        }
        var arrivals = ledger.doraEvents().heardOf(query.from(), query.to(), MOST_ARRIVALS + 1);
        if (arrivals.size() > MOST_ARRIVALS) {
            throw new WrongQuestion(Messages.VisibleFigures_TooMany(MOST_ARRIVALS));
        }
        return DoraEvent.merged(arrivals).stream()
                .filter(event -> visible.sees(serviceOf(event)))
                .filter(event -> isOneOf(query.services(), serviceOf(event))
                        && isOneOf(query.environments(), environmentOf(event)))
                .toList();
    }

    private static boolean isOneOf(Set<String> names, String name) {
        return names.isEmpty() || name != null && names.contains(name);
    }

    private static String environmentOf(DoraEvent event) {
        return event instanceof Deployment deployment ? deployment.environment() : ((Incident) event).environment();
    }

    private static String serviceOf(DoraEvent event) {
        return event instanceof Deployment deployment ? deployment.service() : ((Incident) event).service();
    }
}
