package io.jenkins.plugins.slipway.estate;

import io.jenkins.plugins.slipway.cloud.Fleet;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.spec.TargetSpec;

/** A group that a target means, as it was when it was looked up. */
public record TargetedFleet(TargetSpec target, Place place, Fleet fleet) {
    /** What an operation on it holds a lease on. */
    public String lease() {
        return "fleet:%s/%s".formatted(place, fleet.name());
    }
}
