package io.jenkins.plugins.slipway.dora;

import java.util.Comparator;

/** A service in an environment: what deployments are counted by (rule 1). */
public record Unit(String service, String environment) implements Comparable<Unit> {
    private static final Comparator<Unit> BY_NAME =
            Comparator.comparing(Unit::service).thenComparing(Unit::environment);

    @Override
    public int compareTo(Unit other) {
        return BY_NAME.compare(this, other);
    }
}
