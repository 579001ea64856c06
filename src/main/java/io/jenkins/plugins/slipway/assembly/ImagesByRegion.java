package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.gate.Findings;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds an image in other regions and accounts than the one that baked it: copies keep its name. */
final class ImagesByRegion {
    private final Clouds clouds;
    private final Place home;

    /** @param home where an image id is meant, and whose account baked it */
    ImagesByRegion(Clouds clouds, Place home) {
        this.clouds = clouds;
        this.home = home;
    }

    /** The id in each region. @throws OperationFailed with REFUSED, naming every place that does not have it */
    SortedMap<String, String> of(String imageId, List<Place> places) {
        var findings = new Findings();
        var byRegion = new TreeMap<String, String>();
        for (var place : places) {
            var there = in(imageId, place);
            findings.require(isAvailable(there, place), missing(imageId, place));
            byRegion.put(place.region(), there);
        }
        findings.refuseAny("deployment of image " + imageId);
        return byRegion;
    }

    /** The id in one place. @throws OperationFailed with REFUSED when it is not available there */
    String available(String imageId, Place place) {
        return of(imageId, List.of(place)).get(place.region());
    }

    private String in(String imageId, Place place) {
        if (place.region().equals(home.region())) {
            return imageId;
        }
        return home.open(clouds, Fence.NONE)
                .images()
                .find(imageId)
                .flatMap(image -> new Place(home.connection(), place.region())
                        .open(clouds, Fence.NONE)
                        .images()
                        .named(image.name()))
                .map(Image::id)
                .orElse("");
    }

    private boolean isAvailable(String imageId, Place place) {
        return !imageId.isEmpty()
                && place.open(clouds, Fence.NONE)
                        .images()
                        .find(imageId)
                        .filter(image -> image.state() == Image.State.AVAILABLE)
                        .isPresent();
    }

    private static String missing(String imageId, Place place) {
        return "image %s is not available in %s: bake it there, or copy it".formatted(imageId, place);
    }
}
