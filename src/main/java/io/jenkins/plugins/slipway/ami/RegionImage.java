package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.cloud.Place;
import java.util.Optional;

/**
 * What became of an image in one region.
 *
 * @param imageId empty when no copy could be made
 * @param failure why it is not there, or cannot be used by all; else empty
 */
record RegionImage(Place place, Optional<String> imageId, String failure) {
    static RegionImage good(Place place, String imageId) {
        return new RegionImage(place, Optional.of(imageId), "");
    }

    static RegionImage failed(Place place, String why) {
        return new RegionImage(place, Optional.empty(), why);
    }

    boolean isGood() {
        return failure.isEmpty();
    }

    RegionImage failing(String why) {
        return new RegionImage(place, imageId, why);
    }
}
