package io.jenkins.plugins.slipway.dora;

import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that one service in one environment adds to the figures, prepared so that any window is answered without reading an event. It is
 * never changed; an event that touches the unit makes another one.
 */
public final class PreparedUnit {
    private final Unit unit;
    private final String team;
    private final UnitColumns columns;
    private final Names failed;
    private final Names openIncidents;
    private final List<RegionPart> parts;
    private final Map<String, UnitColumns> byRegion = new LinkedHashMap<>();

    /** @param durations of each recovery, in the order of their ends */
    record Recoveries(long[] ends, Durations durations) {}

    /** Ids with their times, in the order of time. */
    record Names(long[] times, List<String> ids) {
        List<String> within(Span span) {
            return ids.subList(span.first(times), span.end(times));
        }
    }

    /** A window in microseconds: from inclusive, to exclusive. */
    record Span(long from, long to) {
        static Span of(DoraQuery query) {
            return new Span(Microseconds.from(query.from()), Microseconds.from(query.to()));
        }

        int first(long[] sorted) {
            return firstNotBefore(sorted, from);
        }

        int end(long[] sorted) {
            return firstNotBefore(sorted, to);
        }

        int count(long[] sorted) {
            return end(sorted) - first(sorted);
        }

        private static int firstNotBefore(long[] sorted, long time) {
            if (sorted.length == 0 || sorted[0] >= time) {
                return 0;
            }
            if (sorted[sorted.length - 1] < time) {
                return sorted.length;
            }
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] < time) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /**
     * @param team or null
     * @param parts in the order of their regions
     */
    PreparedUnit(
            Unit unit, String team, UnitColumns columns, Names failed, Names openIncidents, List<RegionPart> parts) {
        this.unit = unit;
        this.team = team;
        this.columns = columns;
        this.failed = failed;
        this.openIncidents = openIncidents;
        this.parts = List.copyOf(parts);
        parts.forEach(part -> byRegion.put(part.region(), columns.of(part)));
    }

    public Unit unit() {
        return unit;
    }

    /** That the service belongs to, as far as it was told. */
    public Optional<String> team() {
        return Optional.ofNullable(team);
    }

    /** That anything of it is known to have reached, in the order of their names. */
    public Set<String> regions() {
        return byRegion.keySet();
    }

    /** True when it adds nothing to any window. */
    public boolean isEmpty() {
        return columns.isEmpty() && openIncidents.times.length == 0;
    }

    /** How many deployments it has. */
    public int deployments() {
        return columns.finished().length;
    }

    /** The end of the first one that is known. */
    public Optional<Instant> firstDeployment() {
        return deployments() == 0 ? Optional.empty() : Optional.of(Microseconds.time(columns.finished()[0]));
    }

    /** How many commits have a lead time. */
    public int commits() {
        return columns.leadTimes().size();
    }

    UnitColumns columns() {
        return columns;
    }

    /** What of it reached one of its regions. */
    UnitColumns columns(String region) {
        return byRegion.get(region);
    }

    List<RegionPart> parts() {
        return parts;
    }

    Names failed() {
        return failed;
    }

    Names openIncidents() {
        return openIncidents;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PreparedUnit that
                && unit.equals(that.unit)
                && Arrays.equals(PreparedUnitBytes.write(this), PreparedUnitBytes.write(that));
    }

    @Override
    public int hashCode() {
        return unit.hashCode();
    }

    @Override
    public String toString() {
        return unit + " with " + deployments() + " deployments and " + commits() + " lead times";
    }
}
