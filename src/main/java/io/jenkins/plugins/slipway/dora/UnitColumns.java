package io.jenkins.plugins.slipway.dora;

import io.jenkins.plugins.slipway.dora.PreparedUnit.Recoveries;
import io.jenkins.plugins.slipway.dora.PreparedUnit.Span;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** What of a unit is counted, all of it or what reached a region: columns in the order of time, in microseconds. */
final class UnitColumns {
    /** Ends of the deployments, in order. */
    private final long[] finished;
    /** Those deployments among all of the unit. */
    private final Places deployments;
    /** Of all of the unit's deployments, each a group. */
    private final Durations leadTimes;

    private final Map<Moment, long[]> moments;
    private final Recoveries recoveries;
    /** Nothing is placed before the one or after the other. */
    private final long earliest;

    private final long latest;

    UnitColumns(long[] finished, Durations leadTimes, Map<Moment, long[]> moments, Recoveries recoveries) {
        this(finished, Places.ALL, leadTimes, moments, recoveries);
    }

    private UnitColumns(
            long[] finished,
            Places deployments,
            Durations leadTimes,
            Map<Moment, long[]> moments,
            Recoveries recoveries) {
        this.finished = finished;
        this.deployments = deployments;
        this.leadTimes = leadTimes;
        this.moments = new EnumMap<>(moments);
        this.recoveries = recoveries;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (var times : (Iterable<long[]>) placed()::iterator) {
            first = times.length == 0 ? first : Math.min(first, times[0]);
            last = times.length == 0 ? last : Math.max(last, times[times.length - 1]);
        }
        this.earliest = first;
        this.latest = last;
    }

    private Stream<long[]> placed() {
        return Stream.concat(moments.values().stream(), Stream.of(finished, recoveries.ends()));
    }

    /** Of all columns, what a part names. */
    UnitColumns of(RegionPart part) {
        var some = new EnumMap<Moment, long[]>(Moment.class);
        moments.forEach(
                (moment, times) -> some.put(moment, part.moments().get(moment).of(times)));
        var durations = part.recoveries().at() == null
                ? recoveries.durations()
                : new Durations(part.recoveries().of(recoveries.durations().values()));
        return new UnitColumns(
                part.deployments().of(finished),
                part.deployments(),
                leadTimes,
                some,
                new Recoveries(part.recoveries().of(recoveries.ends()), durations));
    }

    /** Whether anything can be placed in a window. */
    boolean reaches(Span span) {
        return earliest < span.to() && latest >= span.from();
    }

    boolean isEmpty() {
        return placed().allMatch(times -> times.length == 0);
    }

    long[] finished() {
        return finished;
    }

    Durations leadTimes() {
        return leadTimes;
    }

    /** Adds the lead times of the deployments from one place to another. */
    void selectLeadTimes(int first, int end, Selection into) {
        deployments.runs(first, end, (from, to) -> into.add(leadTimes, from, to));
    }

    long[] times(Moment moment) {
        return moments.get(moment);
    }

    Recoveries recoveries() {
        return recoveries;
    }
}
