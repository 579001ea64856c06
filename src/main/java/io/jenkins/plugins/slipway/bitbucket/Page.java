package io.jenkins.plugins.slipway.bitbucket;

import java.util.List;
import java.util.Optional;

/**
 * A part of a long list.
 *
 * @param next cursor of the part after it, to be kept as it is; empty after the last
 */
public record Page<T>(List<T> values, Optional<String> next) {
    public Page {
        values = List.copyOf(values);
    }
}
