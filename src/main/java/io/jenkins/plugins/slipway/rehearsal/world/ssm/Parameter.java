package io.jenkins.plugins.slipway.rehearsal.world.ssm;

import java.time.Instant;
import java.util.Map;

/**
 * A parameter at one version.
 *
 * @param type {@code String}, {@code StringList} or {@code SecureString}
 * @param dataType {@code text} or {@code aws:ec2:image}
 */
public record Parameter(
        String name,
        String type,
        String value,
        long version,
        Instant modifiedAt,
        String description,
        String dataType,
        Map<String, String> tags) {
    Parameter withTags(Map<String, String> other) {
        return new Parameter(name, type, value, version, modifiedAt, description, dataType, Map.copyOf(other));
    }
}
