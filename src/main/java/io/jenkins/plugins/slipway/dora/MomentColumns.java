package io.jenkins.plugins.slipway.dora;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The columns of moments while they are filled: of each entry its time, and the regions that it counts for. */
final class MomentColumns {
    private static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::time)
            .thenComparing(entry -> String.join("\n", new TreeSet<>(entry.regions)));

    private final Map<Moment, List<Entry>> entries = new EnumMap<>(Moment.class);

    private record Entry(long time, Set<String> regions) {}

    MomentColumns() {
        for (var moment : Moment.values()) {
            entries.put(moment, new ArrayList<>());
        }
    }

    void add(Moment moment, Instant time, Set<String> regions, int count) {
        for (int i = 0; i < count; i++) {
            entries.get(moment).add(new Entry(Microseconds.of(time), regions));
        }
    }

    Map<Moment, long[]> times() {
        var times = new EnumMap<Moment, long[]>(Moment.class);
        entries.forEach((moment, column) -> times.put(
                moment, column.stream().sorted(ORDER).mapToLong(Entry::time).toArray()));
        return times;
    }

    Map<Moment, Places> of(String region) {
        var places = new EnumMap<Moment, Places>(Moment.class);
        entries.forEach((moment, column) -> places.put(
                moment,
                Places.of(
                        region,
                        column.stream().sorted(ORDER).map(Entry::regions).toList())));
        return places;
    }

    /** All that any entry counts for, in the order of their names. */
    Set<String> regions() {
        var regions = new TreeSet<String>();
        entries.values().forEach(column -> column.forEach(entry -> regions.addAll(entry.regions)));
        return regions;
    }
}
