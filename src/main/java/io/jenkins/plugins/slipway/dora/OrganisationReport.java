package io.jenkins.plugins.slipway.dora;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything of an organisation page: all units together, one row for each group of them, each against the period before.
 *
 * @param total of all that the query asks for
 * @param daily deployments on each calendar day of the window
 * @param weekly deployments in each week of it
 * @param rows in the order of their scopes
 * @param movers scopes of the rows whose median lead time has changed most, by ratio; the largest change first
 * @param openIncidents opened before the window's end, the latest first
 */
@JsonNaming(SnakeCaseStrategy.class)
public record OrganisationReport(
        Comparison total,
        int[] daily,
        int[] weekly,
        List<Row> rows,
        List<Scope> movers,
        List<OpenIncident> openIncidents) {
    private static final int MOVERS = 5;

    /** @param weekly deployments in each week of the window */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Row(Scope scope, Comparison figures, int[] weekly) {}

    @JsonNaming(SnakeCaseStrategy.class)
    public record OpenIncident(String id, String service, String environment, Instant openedAt) {}

    /** @param group the row of a unit, or null for none: then it counts in the total alone */
    public static OrganisationReport of(
            Collection<PreparedUnit> prepared, DoraQuery query, Function<Unit, Scope> group) {
        var units = askedFor(prepared, query);
        var windows = new Windows(query);
        var without = new ArrayList<PreparedUnit>();
        var groups = new TreeMap<Scope, List<PreparedUnit>>();
        for (var unit : units) {
            var scope = group.apply(unit.unit());
            (scope == null ? without : groups.computeIfAbsent(scope, none -> new ArrayList<>())).add(unit);
        }
        var tallies = groups.entrySet().parallelStream()
                .map(of -> Group.of(of.getKey(), columns(of.getValue()), windows))
                .toList();
        var total = Group.of(null, columns(without), windows);
        tallies.forEach(total::add);
        return of(total, tallies, openIncidents(units, query));
    }

    /**
     * With a row for each region: of the deployments that reached it. One that reached several counts in the row of each, and once in
     * the total; one of which no region is known counts in the total alone.
     */
    public static OrganisationReport byRegion(Collection<PreparedUnit> prepared, DoraQuery query) {
        var units = askedFor(prepared, query);
        var windows = new Windows(query);
        var regions = new TreeMap<Scope, List<UnitColumns>>();
        units.forEach(unit -> unit.regions()
                .forEach(region -> regions.computeIfAbsent(Scope.ofRegion(region), none -> new ArrayList<>())
                        .add(unit.columns(region))));
        var rows = regions.entrySet().stream()
                .map(of -> Group.of(of.getKey(), of.getValue(), windows))
                .toList();
        return of(Group.of(null, columns(units), windows), rows, openIncidents(units, query));
    }

    private static OrganisationReport of(Group total, List<Group> groups, List<OpenIncident> open) {
        var rows = groups.stream().map(Group::row).toList();
        return new OrganisationReport(
                total.comparison(), total.now.perDay(), total.now.perWeek(), rows, movers(rows), open);
    }

    private static List<PreparedUnit> askedFor(Collection<PreparedUnit> prepared, DoraQuery query) {
        return prepared.stream().filter(unit -> query.asksFor(unit.unit())).toList();
    }

    private static List<UnitColumns> columns(List<PreparedUnit> units) {
        return units.stream().map(PreparedUnit::columns).toList();
    }

    /** The window and the period before it. */
    private record Windows(
            PreparedUnit.Span span,
            WindowCalendar calendar,
            PreparedUnit.Span spanBefore,
            WindowCalendar calendarBefore) {
        Windows(DoraQuery query) {
            this(query, query.periodBefore());
        }

        private Windows(DoraQuery query, DoraQuery before) {
            this(
                    PreparedUnit.Span.of(query),
                    new WindowCalendar(query),
                    PreparedUnit.Span.of(before),
                    new WindowCalendar(before));
        }
    }

    /** Units together, with their figures worked out: where groups are many, each by one processor. */
    private record Group(Scope scope, Tally now, Tally before, Row row) {
        static Group of(Scope scope, List<UnitColumns> units, Windows windows) {
            var now = new Tally(windows.span, windows.calendar);
            var before = new Tally(windows.spanBefore, windows.calendarBefore);
            units.forEach(unit -> {
                now.add(unit);
                before.add(unit);
            });
            return new Group(
                    scope, now, before, new Row(scope, new Comparison(now.summary(), before.summary()), now.perWeek()));
        }

        void add(Group other) {
            now.add(other.now);
            before.add(other.before);
        }

        Comparison comparison() {
            return new Comparison(now.summary(), before.summary());
        }
    }

    private static List<Scope> movers(List<Row> rows) {
        return rows.stream()
                .filter(row -> row.figures().leadTimeRatio() != null)
                .sorted(Comparator.comparingDouble(OrganisationReport::movement)
                        .reversed()
                        .thenComparing(Row::scope))
                .limit(MOVERS)
                .map(Row::scope)
                .toList();
    }

    /** Twice as long and half as long are the same movement. */
    private static double movement(Row row) {
        return Math.abs(Math.log(row.figures().leadTimeRatio()));
    }

    private static List<OpenIncident> openIncidents(List<PreparedUnit> units, DoraQuery query) {
        long end = Microseconds.from(query.to());
        return units.stream()
                .flatMap(unit -> open(unit, end))
                .sorted(Comparator.comparing(OpenIncident::openedAt).reversed().thenComparing(OpenIncident::id))
                .toList();
    }

    private static Stream<OpenIncident> open(PreparedUnit unit, long end) {
        var names = unit.openIncidents();
        return IntStream.range(0, names.ids().size())
                .filter(i -> names.times()[i] < end)
                .mapToObj(i -> new OpenIncident(
                        names.ids().get(i),
                        unit.unit().service(),
                        unit.unit().environment(),
                        Microseconds.time(names.times()[i])));
    }
}
