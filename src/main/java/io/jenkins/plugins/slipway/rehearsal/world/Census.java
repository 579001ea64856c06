package io.jenkins.plugins.slipway.rehearsal.world;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What exists in a world right now and how much of each kind ever did, by region: for tests and for the end of a rehearsal.
 *
 * @param regions counts by region's key, then by kind ({@code instances}, {@code images}, …)
 */
public record Census(SortedMap<String, SortedMap<String, Count>> regions) {
    /**
     * @param present one line for each that exists, beginning with its id or name
     * @param ever how many were ever created
     */
    public record Count(List<String> present, long ever) {}

    /** A service that counts its own. */
    @FunctionalInterface
    public interface Contributor {
        void count(Tally tally);
    }

    /** Where contributors write. */
    public static final class Tally {
        private final SortedMap<String, Count> counts = new TreeMap<>();

        public void count(String kind, List<String> present, long ever) {
            if (counts.put(kind, new Count(List.copyOf(present), ever)) != null) {
                throw new IllegalStateException("two services count " + kind);
            }
        }
    }

    static Census of(World world) {
        var regions = new TreeMap<String, SortedMap<String, Count>>();
        for (var region : world.regions()) {
            var tally = new Tally();
            region.contributors().forEach(contributor -> contributor.count(tally));
            regions.put(region.key(), tally.counts);
        }
        return new Census(regions);
    }

    /** Everything of one kind in all regions. */
    public List<String> present(String kind) {
        var all = new ArrayList<String>();
        regions.values().forEach(counts -> {
            if (counts.containsKey(kind)) {
                all.addAll(counts.get(kind).present());
            }
        });
        return all;
    }

    /** How many of one kind were ever created in all regions. */
    public long ever(String kind) {
        return regions.values().stream()
                .filter(counts -> counts.containsKey(kind))
                .mapToLong(counts -> counts.get(kind).ever())
                .sum();
    }
}
