package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/** Which units marks mean that name none. */
final class MarkedUnits {
    private static final int CHUNK = 2000;

    private final Handle handle;
    private final UnitEvents events;

    MarkedUnits(Handle handle, UnitEvents events) {
        this.handle = handle;
        this.events = events;
    }

    Set<Unit> of(Collection<PrepareMark> marks) {
        var units = new TreeSet<Unit>();
        marks.forEach(mark -> units.addAll(of(mark)));
        return units;
    }

    private Set<Unit> of(PrepareMark mark) {
        return switch (mark.kind()) {
            case ALL -> all();
            case UNIT, ALONE -> Set.of(mark.unit());
            case DEPLOYMENT -> ofItem(new ItemUnits.Item("deployment", mark.name()));
            case INCIDENT -> ofItem(new ItemUnits.Item("incident", mark.name()));
            case REPOSITORY ->
                select(
                        "select service, environment from slipway_prepared_repository where repository in (?, '')",
                        mark.name());
            case SERVICE ->
                select("select distinct service, environment from slipway_prepared where service = ?", mark.name());
        };
    }

    private Set<Unit> ofItem(ItemUnits.Item item) {
        var own = new ArrayList<DoraEvent>(events.of(item));
        own.addAll(events.tied(own));
        return ItemUnits.of(own);
    }

    private Set<Unit> select(String sql, Object... values) {
        return handle.select(sql, values)
                .map((row, context) -> new Unit(row.getString("service"), row.getString("environment")))
                .set();
    }

    /** Goes through all deployments and incidents, also to find what they name: events of before did not leave it. */
    private Set<Unit> all() {
        handle.execute(
                "insert into slipway_repository (name) select distinct service from slipway_event e"
                        + " where e.type = 'commit' and not exists (select 1 from slipway_repository r where r.name = e.service)");
        var units = new TreeSet<>(select("select distinct service, environment from slipway_prepared"));
        var items = handle.select(
                        "select distinct type, item from slipway_event" + " where type in ('deployment', 'incident')")
                .map((row, context) -> new ItemUnits.Item(row.getString("type"), row.getString("item")))
                .list();
        for (int from = 0; from < items.size(); from += CHUNK) {
            var some = new ArrayList<DoraEvent>();
            items.subList(from, Math.min(from + CHUNK, items.size())).forEach(item -> some.addAll(events.of(item)));
            EventTraces.writeAll(handle, some);
            units.addAll(ItemUnits.of(some));
        }
        return units;
    }
}
