package io.jenkins.plugins.slipway.rollback;

import java.util.List;

/** Fleets that return side by side. */
public record WaveReturn(String name, List<FleetReturn> fleets) {
    String branches() {
        return "wave " + name;
    }
}
