package io.jenkins.plugins.slipway.dora;

import java.util.Collection;

/** Computes the figures of one query; items of all services and environments that it asks for are pooled (rule 19). */
public final class DoraReport {
    private DoraReport() {}

    /** @param events in any order; with the commits of the services' repositories, if lead times are wanted */
    public static DoraFigures of(Collection<? extends DoraEvent> events, DoraQuery query) {
        return ofPrepared(Preparation.of(events, query), query);
    }

    /**
     * As {@link #of}, of units that were prepared before; those that the query does not ask for are left out. Attribution window and
     * {@code asOf} are those with which the units were prepared.
     */
    public static DoraFigures ofPrepared(Collection<PreparedUnit> units, DoraQuery query) {
        var tally = new Tally(PreparedUnit.Span.of(query), new WindowCalendar(query));
        units.stream().filter(unit -> query.asksFor(unit.unit())).forEach(tally::add);
        return tally.figures();
    }
}
