package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.rehearsal.world.Census;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a rehearsed world holds, apart from what changes by itself: to see what an operation left there.
 *
 * @param present by kind, sorted; instances and volumes only by their number, since a refresh replaces them
 */
public record Footprint(SortedMap<String, List<String>> present) {
    private static final Set<String> REPLACED = Set.of("instances", "volumes");
    private static final Set<String> CHANGING_BY_ITSELF = Set.of("alarms");

    public static Footprint of(Census census) {
        var present = new TreeMap<String, List<String>>();
        census.regions()
                .forEach((region, counts) -> counts.forEach((kind, count) -> {
                    if (!CHANGING_BY_ITSELF.contains(kind)) {
                        var things = REPLACED.contains(kind)
                                ? number(count.present().size())
                                : count.present().stream().sorted().toList();
                        present.put(region + " " + kind, things);
                    }
                }));
        return new Footprint(present);
    }

    /** None where there is none: a region that was only looked at holds nothing new. */
    private static List<String> number(int size) {
        return size == 0 ? List.of() : List.of(String.valueOf(size));
    }

    /** What is there now and was not before, and the other way round: {@code + eu-central-1 images ami-1}. */
    public List<String> since(Footprint before) {
        return Stream.concat(missingFrom(before, "+ "), before.missingFrom(this, "- "))
                .toList();
    }

    private Stream<String> missingFrom(Footprint other, String sign) {
        return present.entrySet().stream()
                .flatMap(kind -> kind.getValue().stream()
                        .filter(thing -> !other.present
                                .getOrDefault(kind.getKey(), List.of())
                                .contains(thing))
                        .map(thing -> sign + kind.getKey() + " " + thing));
    }
}
