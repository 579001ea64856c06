package io.jenkins.plugins.slipway.ami;

import io.jenkins.plugins.slipway.cloud.Place;
import java.util.Optional;
import java.util.Set;

/**
 * One region beside that of the bake in which the image is wanted.
 *
 * @param place of the baking connection: the copy belongs to the account that baked
 * @param kmsKey the copy is encrypted under it; empty for the source's encryption
 * @param shareWith ids of other accounts that launch it
 * @param previous what the parameter publishes there now
 */
public record ImageCopy(Place place, Optional<String> kmsKey, Set<String> shareWith, Optional<String> previous) {
    ImageCopy sharedWith(Set<String> others) {
        return new ImageCopy(place, kmsKey, others, previous);
    }

    String region() {
        return place.region();
    }
}
