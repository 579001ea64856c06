package io.jenkins.plugins.slipway.ami;

import java.util.Map;
import java.util.Optional;

/**
 * A golden image, tested and published.
 *
 * @param imageId in {@code region}, where it was baked
 * @param copies ids in the other regions, by region
 */
public record BakedImage(String imageId, String name, String region, String parameter, Map<String, String> copies) {
    BakedImage withCopies(Map<String, String> made) {
        return new BakedImage(imageId, name, region, parameter, made);
    }

    /** Its id in a region. @throws IllegalArgumentException when the plan had no copy there */
    public String in(String wanted) {
        if (wanted.equals(region)) {
            return imageId;
        }
        return Optional.ofNullable(copies.get(wanted))
                .orElseThrow(() -> new IllegalArgumentException("image %s was baked in %s and copied to %s, not to %s"
                        .formatted(imageId, region, copies.keySet(), wanted)));
    }
}
