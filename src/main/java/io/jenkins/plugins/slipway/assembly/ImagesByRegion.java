package io.jenkins.plugins.slipway.assembly;

import io.jenkins.plugins.slipway.cloud.Clouds;
import io.jenkins.plugins.slipway.cloud.Fence;
import io.jenkins.plugins.slipway.cloud.Image;
import io.jenkins.plugins.slipway.cloud.Images;
import io.jenkins.plugins.slipway.cloud.Ownership;
import io.jenkins.plugins.slipway.cloud.Place;
import io.jenkins.plugins.slipway.gate.Findings;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds an image in other regions and accounts than the one that baked it: our copies name their source, others keep its name. */
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
        var there = new Place(home.connection(), place.region())
                .open(clouds, Fence.NONE)
                .images();
        return copy(there, imageId)
                .or(() -> home.open(clouds, Fence.NONE)
                        .images()
                        .find(imageId)
                        .flatMap(image -> there.named(image.name())))
                .map(Image::id)
                .orElse("");
    }

    /** One that took a second attempt has another name. */
    private static Optional<Image> copy(Images there, String imageId) {
        return there.tagged(Map.of(Ownership.SOURCE_TAG, imageId)).stream()
                .filter(image -> image.state() == Image.State.AVAILABLE)
                .min(Comparator.comparing(Image::id));
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
