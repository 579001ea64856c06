package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Rules of tags (Amazon EC2 User Guide, "Tag your Amazon EC2 resources": "Tag restrictions"). */
public final class Tags {
    private static final int LIMIT = 50;

    private Tags() {}

    /** Sorted and unmodifiable. */
    public static Map<String, String> of(Map<String, String> tags) {
        return Collections.unmodifiableMap(new TreeMap<>(tags));
    }

    public static Map<String, String> merged(Map<String, String> old, Map<String, String> added) {
        var all = new TreeMap<>(old);
        all.putAll(added);
        if (all.keySet().stream().filter(key -> !key.startsWith("aws:")).count() > LIMIT) {
            throw new WorldFault(
                    "TagLimitExceeded", "The maximum number of " + LIMIT + " tags per resource has been reached.");
        }
        return Collections.unmodifiableMap(all);
    }

    /** @throws WorldFault when a user may not set one of these */
    public static Map<String, String> checked(Map<String, String> tags) {
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > 128) {
                throw invalid("Tag key '" + key + "' must have 1 to 128 characters");
            }
            if (key.toLowerCase(java.util.Locale.ROOT).startsWith("aws:")) {
                throw invalid("Tag keys starting with 'aws:' are reserved for internal use");
            }
            if (value.length() > 256) {
                throw invalid("Tag value of '" + key + "' exceeds the maximum length of 256 characters");
            }
        });
        return merged(Map.of(), tags);
    }

    private static WorldFault invalid(String message) {
        return new WorldFault("InvalidParameterValue", message);
    }
}
