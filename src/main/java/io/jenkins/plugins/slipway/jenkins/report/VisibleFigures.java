package io.jenkins.plugins.slipway.jenkins.report;

import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.DoraQuery;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.dora.PreparedUnit;
import io.jenkins.plugins.slipway.dora.Unit;
import io.jenkins.plugins.slipway.ledger.Ledger;
import io.jenkins.plugins.slipway.operation.OperationRecord;
import io.jenkins.plugins.slipway.operation.StoreUnavailable;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What one reader may know of an area. Every page and every text is made of what this gives, and of nothing else of the ledger.
 * Everything may throw {@link StoreUnavailable}.
 */
final class VisibleFigures {
    /** More are not under way on one controller. */
    private static final int MOST_OPERATIONS = 10_000;

    private static final int MOST_ARRIVALS = 100_000;

    private final Ledger ledger;
    private final VisibleServices visible;

    VisibleFigures(Ledger ledger, String controller, Area area, Reader reader) {
        this.ledger = ledger;
        this.visible = VisibleServices.of(ledger.deliveringJobs().byService(controller), area, reader);
    }

    /** Whether nothing at all can be shown to him. */
    boolean isEmpty() {
        return visible.isEmpty();
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

    /** The ledger takes none for all: for few it need not read those of others. */
    private Set<String> asked(Set<String> services) {
        return services.isEmpty() && !visible.seesEverything() ? visible.names() : services;
    }

    boolean sees(Unit unit) {
        return visible.sees(unit.service());
    }

    /** All that the figures of a unit depend on. @throws IllegalArgumentException when he does not see it */
    Collection<DoraEvent> eventsOf(Unit unit) {
        if (!sees(unit)) {
            throw new IllegalArgumentException(Messages.VisibleFigures_NotVisible(unit.service()));
        }
        return ledger.doraEvents().of(unit);
    }

    /** Operations that have not ended, the newest first. */
    List<OperationRecord> underWay() {
        if (visible.isEmpty()) {
            return List.of();
        }
        return ledger.journals().list(true, MOST_OPERATIONS).stream()
                .filter(operation -> visible.sees(operation.labels().get("service")))
                .toList();
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
