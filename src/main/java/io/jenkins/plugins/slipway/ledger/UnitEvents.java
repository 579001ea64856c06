package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.ServiceLine;
import io.jenkins.plugins.slipway.dora.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Everything that the figures of a unit depend on: its items, those that they are tied to, and commits; as they arrived. */
final class UnitEvents {
    private static final int CHUNK = 500;
    private static final String ITEMS = """
            select e.* from slipway_event e join (
                select distinct s.type, s.item from slipway_event s
                where s.type in ('deployment', 'incident') and s.%s and exists (
                    select 1 from slipway_event v where v.type = s.type and v.item = s.item and v.%s)) k
                on e.type = k.type and e.item = k.item
            order by e.arrival
            """;

    /** Of commits by their items; a list behind "in" would make H2 go through all commits. */
    private static final String HOMES = """
            select e.service from (values %s) k(item) join slipway_event e on e.type = 'commit' and e.item = k.item
            """;

    private final Handle handle;
    private final RepositoryCommits commits;

    UnitEvents(Handle handle, RepositoryCommits commits) {
        this.handle = handle;
        this.commits = commits;
    }

    /** @param neighbours units to which an item of this one belongs as well, or is tied */
    record Closure(Collection<DoraEvent> events, Set<String> repositories, Set<Unit> neighbours) {}

    Closure of(Unit unit) {
        var own = select(
                ITEMS.formatted(
                        unit.service().isEmpty() ? "service is null" : "service = :service",
                        unit.environment().isEmpty() ? "environment is null" : "environment = :environment"),
                unit);
        var tied = tied(own);
        var events = new ArrayList<DoraEvent>(own);
        events.addAll(tied);
        var neighbours = ItemUnits.of(events);
        var line = line(unit.service());
        events.addAll(line);
        var repositories = repositories(own, line);
        repositories.forEach(repository -> events.addAll(commits.of(repository, handle)));
        return new Closure(events, repositories, neighbours);
    }

    private List<DoraEvent> select(String sql, Unit unit) {
        var query = handle.createQuery(sql);
        if (!unit.service().isEmpty()) {
            query.bind("service", unit.service());
        }
        if (!unit.environment().isEmpty()) {
            query.bind("environment", unit.environment());
        }
        return query.map((row, context) -> DoraEvents.event(row)).list();
    }

    /** All events of the items that name one of these, or that one of these names. */
    List<DoraEvent> tied(List<DoraEvent> events) {
        var items = items(events);
        var wanted = new LinkedHashSet<ItemUnits.Item>();
        for (var ids : chunks(ids(items, "deployment"))) {
            handle.createQuery("select type, item from slipway_event_link where target in (<ids>)")
                    .bindList("ids", ids)
                    .map((row, context) -> new ItemUnits.Item(row.getString("type"), row.getString("item")))
                    .forEach(wanted::add);
        }
        for (var type : List.of("deployment", "incident")) {
            for (var ids : chunks(ids(items, type))) {
                handle.createQuery("select target from slipway_event_link where type = :type and item in (<ids>)")
                        .bind("type", type)
                        .bindList("ids", ids)
                        .mapTo(String.class)
                        .forEach(target -> wanted.add(new ItemUnits.Item("deployment", target)));
            }
        }
        wanted.removeAll(items);
        return wanted.stream().flatMap(item -> of(item).stream()).toList();
    }

    List<DoraEvent> of(ItemUnits.Item item) {
        return handle.select(
                        "select * from slipway_event where type = ? and item = ? order by arrival",
                        item.type(),
                        item.item())
                .map((row, context) -> DoraEvents.event(row))
                .list();
    }

    private List<DoraEvent> line(String service) {
        return of(new ItemUnits.Item("service", service));
    }

    /** Those that may hold a commit of these deployments; with an empty name where any other may, too. */
    private Set<String> repositories(List<DoraEvent> own, List<DoraEvent> line) {
        var repositories = new TreeSet<String>();
        var homeless = new HashSet<String>();
        for (var event : DoraEvent.merged(own)) {
            if (event instanceof Deployment deployment && deployment.repo() != null) {
                repositories.add(deployment.repo());
            } else if (event instanceof Deployment deployment && deployment.commit() != null) {
                homeless.add(deployment.commit());
            }
        }
        for (var event : DoraEvent.merged(line)) {
            var ofService = ((ServiceLine) event).repo();
            if (ofService != null) {
                repositories.add(ofService);
                commits.of(ofService, handle).forEach(commit -> homeless.remove(((Commit) commit).sha()));
            }
        }
        return homeless.isEmpty() ? repositories : withHomesOf(homeless, repositories);
    }

    private Set<String> withHomesOf(Set<String> shas, Set<String> repositories) {
        var names = handle.select("select name from slipway_repository order by name")
                .mapTo(String.class)
                .list();
        for (var sha : shas) {
            for (var some : chunks(names)) {
                var items = some.stream().map(name -> name + "@" + sha).toArray();
                var each = String.join(",", Collections.nCopies(items.length, "(cast(? as character varying))"));
                handle.select(HOMES.formatted(each), items).mapTo(String.class).forEach(repositories::add);
            }
        }
        repositories.add("");
        return repositories;
    }

    private static Set<ItemUnits.Item> items(List<DoraEvent> events) {
        return events.stream()
                .map(event -> new ItemUnits.Item(event.type(), event.item()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> ids(Set<ItemUnits.Item> items, String type) {
        return items.stream()
                .filter(item -> item.type().equals(type))
                .map(ItemUnits.Item::item)
                .toList();
    }

    private static List<List<String>> chunks(List<String> all) {
        var chunks = new ArrayList<List<String>>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(from + CHUNK, all.size())));
        }
        return chunks;
    }
}
