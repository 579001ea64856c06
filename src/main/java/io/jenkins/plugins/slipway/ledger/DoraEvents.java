package io.jenkins.plugins.slipway.ledger;

import io.jenkins.plugins.slipway.dora.Commit;
import io.jenkins.plugins.slipway.dora.Deployment;
import io.jenkins.plugins.slipway.dora.DoraEvent;
import io.jenkins.plugins.slipway.dora.Incident;
import io.jenkins.plugins.slipway.dora.Ndjson;
import io.jenkins.plugins.slipway.dora.ServiceLine;
import io.jenkins.plugins.slipway.dora.Unit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The events from which the DORA figures are computed, every arrival of them; append-only. */
public final class DoraEvents {
    private static final int BATCH = 1000;
    /** One that says nothing new about its item is not written again, so a repeated import changes nothing. */
    private static final String INSERT = """
            insert into slipway_event (type, item, service, environment, received_at, body)
            select cast(:type as character varying), cast(:item as character varying),
                cast(:service as character varying), cast(:environment as character varying),
                cast(:received as timestamp(6) with time zone), cast(:body as character varying)
            where not exists (
                select 1 from slipway_event e
                where e.type = :type and e.item = :item and e.body = :body
                    and (e.received_at = :received or (cast(:timeless as boolean) and not exists (
                        select 1 from slipway_event later
                        where later.type = e.type and later.item = e.item
                            and (later.received_at > e.received_at
                                or (later.received_at = e.received_at and later.arrival > e.arrival))))))
            """;

    private final Database database;

    DoraEvents(Database database) {
        this.database = database;
    }

    /**
     * Appends all or none. An event without a time of receipt is received now.
     *
     * @return how many said something new
     */
    public int append(Collection<? extends DoraEvent> events) {
        return database.write(handle -> insert(handle, events));
    }

    /**
     * What can matter for these services and environments, all commits and service lines included, in the order of arrival.
     *
     * @param services empty for all
     * @param environments empty for all
     */
    public List<DoraEvent> read(Set<String> services, Set<String> environments) {
        return database.read(handle -> {
            var query = handle.createQuery("select * from slipway_event where type in ('commit', 'service') or (true"
                    + matching("service", services) + matching("environment", environments)
                    + ") order by received_at, arrival");
            bind(query, "service", services);
            bind(query, "environment", environments);
            return query.map((row, context) -> event(row)).list();
        });
    }

    /** All that the figures of one unit depend on: its items, those that they are tied to, and commits. */
    public Collection<DoraEvent> of(Unit unit) {
        return database.read(handle ->
                new UnitEvents(handle, new RepositoryCommits()).of(unit).events());
    }

    /** Everything, in the order of arrival. */
    public List<DoraEvent> all() {
        return read(Set.of(), Set.of());
    }

    /**
     * Of the deployments and incidents of which something was received in that time, all that was ever received.
     *
     * @param from inclusive
     * @param to exclusive
     * @param most arrivals; where there are more, the first ones
     */
    public List<DoraEvent> heardOf(Instant from, Instant to, int most) {
        return database.read(handle -> handle.createQuery("select * from slipway_event where (type, item) in ("
                        + "select type, item from slipway_event where type in ('deployment', 'incident')"
                        + " and received_at >= :from and received_at < :to) order by received_at, arrival limit :most")
                .bind("from", Times.column(from))
                .bind("to", Times.column(to))
                .bind("most", most)
                .map((row, context) -> event(row))
                .list());
    }

    /** What is known of the deployments that anybody ever said carried commits of a repository. @param repository as commits name it */
    public List<Deployment> deploymentsFrom(String repository) {
        var arrived = database.read(handle -> handle.createQuery("select * from slipway_event where type = 'deployment'"
                        + " and item in (select item from slipway_event where type = 'deployment'"
                        + " and position(:named in body) > 0) order by received_at, arrival")
                .bind("named", "\"repo\":\"" + repository + "\"")
                .map((row, context) -> event(row))
                .list());
        return DoraEvent.merged(arrived).stream().map(Deployment.class::cast).toList();
    }

    /** All environments that an item was ever said to be of. @param type as events name it */
    public Set<String> environmentsOf(String type, String item) {
        return saidOf("environment", type, item);
    }

    /** All services that an item was ever said to be of. @param type as events name it */
    public Set<String> servicesOf(String type, String item) {
        return saidOf("service", type, item);
    }

    /** Which of these items anything was said of. @param type as events name it */
    public Set<String> known(String type, Collection<String> items) {
        return items.isEmpty()
                ? Set.of()
                : database.read(handle -> handle.createQuery(
                                "select distinct item from slipway_event where type = :type and item in (<items>)")
                        .bind("type", type)
                        .bindList("items", List.copyOf(items))
                        .mapTo(String.class)
                        .set());
    }

    private Set<String> saidOf(String column, String type, String item) {
        return database.read(handle -> handle.createQuery("select distinct " + column + " from slipway_event"
                        + " where type = :type and item = :item and " + column + " is not null")
                .bind("type", type)
                .bind("item", item)
                .mapTo(String.class)
                .set());
    }

    /** Id of the newest incident whose id begins so and that nobody has resolved. */
    public Optional<String> newestOpenIncident(String beginning) {
        return database.read(handle -> handle
                .createQuery(
                        "select item, body from slipway_event"
                                + " where type = 'incident' and substring(item, 1, :length) = :beginning order by received_at, arrival")
                .bind("length", beginning.length())
                .bind("beginning", beginning)
                .map((row, context) -> Ndjson.event(row.getString("body")))
                .list()
                .stream()
                .collect(Collectors.collectingAndThen(Collectors.toList(), DoraEvent::merged))
                .stream()
                .map(Incident.class::cast)
                .filter(incident -> incident.openedAt() != null && incident.resolvedAt() == null)
                .max(Comparator.comparing(Incident::openedAt))
                .map(Incident::id));
    }

    int insert(Handle handle, Collection<? extends DoraEvent> events) {
        var now = database.now(handle);
        var touched = new EventTraces();
        int written = 0;
        var all = withoutRepetitions(events, now);
        for (int from = 0; from < all.size(); from += BATCH) {
            written += insert(handle, all.subList(from, Math.min(from + BATCH, all.size())), now, touched);
        }
        touched.write(handle);
        return written;
    }

    /** As they are received. H2 does not see, in the middle of a batch, what the same batch has written. */
    private static List<DoraEvent> withoutRepetitions(Collection<? extends DoraEvent> events, Instant now) {
        var told = new HashSet<Told>();
        return events.stream()
                .map(DoraEvent.class::cast)
                .filter(event -> told.add(new Told(event, received(event, now))))
                .toList();
    }

    private record Told(DoraEvent event, Instant received) {}

    private static Instant received(DoraEvent event, Instant now) {
        return event.receivedAt() == null ? now : event.receivedAt().truncatedTo(ChronoUnit.MICROS);
    }

    private static int insert(Handle handle, List<DoraEvent> events, Instant now, EventTraces touched) {
        var batch = handle.prepareBatch(INSERT);
        for (var event : events) {
            batch.bind("type", event.type())
                    .bind("item", event.item())
                    .bind("service", service(event))
                    .bind("environment", environment(event))
                    .bind("received", Times.column(received(event, now)))
                    .bind("timeless", event.receivedAt() == null)
                    .bind("body", Ndjson.line(event.receivedAt((Instant) null)))
                    .add();
        }
        var counts = batch.execute();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] != 0) {
                touched.add(events.get(i));
            }
        }
        return (int) Arrays.stream(counts).filter(count -> count != 0).count();
    }

    /** By item, not by row: an update may say nothing of the service, or correct it. */
    private static String matching(String column, Set<String> names) {
        return names.isEmpty()
                ? ""
                : " and (type, item) in (select type, item from slipway_event where type <> 'commit' and " + column
                        + " in (<" + column + "s>))";
    }

    private static void bind(Query query, String column, Set<String> names) {
        if (!names.isEmpty()) {
            query.bindList(column + "s", List.copyOf(names));
        }
    }

    static DoraEvent event(ResultSet row) throws SQLException {
        return Ndjson.event(row.getString("body")).receivedAt(Times.read(row, "received_at"));
    }

    private static String service(DoraEvent event) {
        if (event instanceof Deployment deployment) {
            return deployment.service();
        }
        if (event instanceof ServiceLine line) {
            return line.service();
        }
        if (event instanceof Commit commit) {
            return commit.repo();
        }
        return event instanceof Incident incident ? incident.service() : null;
    }

    private static String environment(DoraEvent event) {
        if (event instanceof Deployment deployment) {
            return deployment.environment();
        }
        return event instanceof Incident incident ? incident.environment() : null;
    }
}
