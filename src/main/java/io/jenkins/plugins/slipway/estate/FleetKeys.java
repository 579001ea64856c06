package io.jenkins.plugins.slipway.estate;

import io.jenkins.plugins.slipway.cloud.Place;
import java.util.Collection;

/** How fleets are told apart in journals and by people: by region and group, and by connection where there are several. */
public record FleetKeys(boolean manyConnections) {
    public static FleetKeys of(Collection<Place> places) {
        return new FleetKeys(places.stream().map(Place::connection).distinct().count() > 1);
    }

    public String key(Place place, String group) {
        return (manyConnections ? place.connection() + " " : "") + place.region() + " " + group;
    }
}
