package io.jenkins.plugins.slipway.cloud;

import java.util.OptionalLong;

/**
 * A limit of the account.
 *
 * @param used now; empty when nobody counts it
 */
public record Quota(String name, long limit, OptionalLong used) {
    public boolean isExhausted() {
        return used.isPresent() && used.getAsLong() >= limit;
    }
}
