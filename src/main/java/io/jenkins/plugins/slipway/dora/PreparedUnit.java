package io.jenkins.plugins.slipway.dora;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All that one service in one environment adds to the figures, prepared so that any window is answered without reading an event:
 * columns in the order of time, in microseconds. It is never changed; an event that touches the unit makes another one.
 */
public final class PreparedUnit {
    private final Unit unit;
    /** Ends of the deployments, in order. */
    private final long[] finished;
    /** Where the lead times of each deployment begin, and after the last one where all end. */
    private final int[] leadTimesFrom;

    private final Durations leadTimes;
    private final Map<Moment, long[]> moments;
    private final Recoveries recoveries;
    private final Names failed;
    private final Names openIncidents;
    /** Nothing is placed before the one or after the other. */
    private final long earliest;

    private final long latest;

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

    PreparedUnit(
            Unit unit,
            long[] finished,
            int[] leadTimesFrom,
            Durations leadTimes,
            Map<Moment, long[]> moments,
            Recoveries recoveries,
            Names failed,
            Names openIncidents) {
        this.unit = unit;
        this.finished = finished;
        this.leadTimesFrom = leadTimesFrom;
        this.leadTimes = leadTimes;
        this.moments = new EnumMap<>(moments);
        this.recoveries = recoveries;
        this.failed = failed;
        this.openIncidents = openIncidents;
        var placed = new ArrayList<>(moments.values());
        placed.add(finished);
        placed.add(recoveries.ends);
        this.earliest = placed.stream()
                .filter(times -> times.length > 0)
                .mapToLong(times -> times[0])
                .min()
                .orElse(0);
        this.latest = placed.stream()
                .filter(times -> times.length > 0)
                .mapToLong(times -> times[times.length - 1])
                .max()
                .orElse(0);
    }

    public Unit unit() {
        return unit;
    }

    /** Whether anything can be placed in a window. */
    boolean reaches(Span span) {
        return earliest < span.to && latest >= span.from;
    }

    /** True when it adds nothing to any window. */
    public boolean isEmpty() {
        return finished.length == 0
                && openIncidents.times.length == 0
                && moments.values().stream().allMatch(times -> times.length == 0);
    }

    /** How many deployments it has. */
    public int deployments() {
        return finished.length;
    }

    /** How many commits have a lead time. */
    public int commits() {
        return leadTimes.size();
    }

    long[] finished() {
        return finished;
    }

    int[] leadTimesFrom() {
        return leadTimesFrom;
    }

    Durations leadTimes() {
        return leadTimes;
    }

    long[] times(Moment moment) {
        return moments.get(moment);
    }

    Recoveries recoveries() {
        return recoveries;
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
        return unit + " with " + finished.length + " deployments and " + leadTimes.size() + " lead times";
    }
}
