package io.jenkins.plugins.slipway.dora;

import java.util.Comparator;

/** How a later event of an item changes what earlier ones said (rules 3 and 4). */
final class Merge {
    /** Stable: events of the same time, or without one, keep their order. */
    static final Comparator<DoraEvent> BY_ARRIVAL =
            Comparator.comparing(DoraEvent::receivedAt, Comparator.nullsLast(Comparator.naturalOrder()));

    private Merge() {}

    record Key(String type, String item) {
        static Key of(DoraEvent event) {
            return new Key(event.type(), event.item());
        }
    }

    static DoraEvent update(DoraEvent known, DoraEvent later) {
        if (known instanceof Commit commit && later instanceof Commit update) {
            return commit.updatedBy(update);
        }
        if (known instanceof Deployment deployment && later instanceof Deployment update) {
            return deployment.updatedBy(update);
        }
        if (known instanceof Incident incident && later instanceof Incident update) {
            return incident.updatedBy(update);
        }
        if (known instanceof ServiceLine line && later instanceof ServiceLine update) {
            return line.updatedBy(update);
        }
        throw new IllegalArgumentException("a " + later.type() + " cannot update a " + known.type());
    }

    static <T> T either(T later, T known) {
        return later == null ? known : later;
    }
}
