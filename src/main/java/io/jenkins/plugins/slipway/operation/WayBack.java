package io.jenkins.plugins.slipway.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The undos of one path in the order in which they are carried out: newest first, but branches side by side as they ran. */
final class WayBack {
    /** One thing after the other: an undo, or branches of which each has a way back of its own. */
    sealed interface Leg {}

    record One(Entry undo) implements Leg {}

    /** @param branches by their keys; all of them end before the next leg begins */
    record SideBySide(Map<String, WayBack> branches) implements Leg {}

    private final List<Leg> legs = new ArrayList<>();
    private final Map<String, SideBySide> forks = new HashMap<>();

    private WayBack() {}

    static WayBack of(List<Entry> undosNewestFirst) {
        var whole = new WayBack();
        undosNewestFirst.forEach(undo -> whole.at(undo.path()).legs.add(new One(undo)));
        return whole;
    }

    /** A path is made of pairs, the name of an {@code all} and the key of a branch; neither holds a slash. */
    private WayBack at(String path) {
        var here = this;
        var parts = path.isEmpty() ? new String[0] : path.split("/");
        for (int i = 0; i + 1 < parts.length; i += 2) {
            here = here.fork(parts[i]).branches().computeIfAbsent(parts[i + 1], key -> new WayBack());
        }
        return here;
    }

    private SideBySide fork(String name) {
        return forks.computeIfAbsent(name, all -> {
            var fork = new SideBySide(new LinkedHashMap<>());
            legs.add(fork);
            return fork;
        });
    }

    List<Leg> legs() {
        return legs;
    }
}
