package io.jenkins.plugins.slipway.cloud;

import java.util.Map;
import java.util.Optional;

/**
 * A copy of an image, to be made.
 *
 * @param name 3 to 128 characters; two copies may have the same
 * @param kmsKey id, alias or ARN in the region of the copy; empty for the encryption of the source, under the default key
 * @param tags of the copy and its snapshots
 */
public record NewCopy(
        String sourceRegion,
        String sourceImage,
        String name,
        String description,
        Optional<String> kmsKey,
        Map<String, String> tags) {}
