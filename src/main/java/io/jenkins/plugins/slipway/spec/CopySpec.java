package io.jenkins.plugins.slipway.spec;

import java.util.Optional;

/**
 * A region that the image is copied to.
 *
 * @param kmsKey id, alias or ARN of a key there; empty for the encryption of the image that is copied
 */
public record CopySpec(String region, Optional<String> kmsKey) {}
