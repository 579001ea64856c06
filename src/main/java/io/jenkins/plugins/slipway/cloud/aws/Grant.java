package io.jenkins.plugins.slipway.cloud.aws;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One statement of a policy: what is allowed, on what, when.
 *
 * @param sid what it is for
 * @param resources ARNs with {@code *} where everything fits
 * @param condition operator to key to value, all of which hold; empty for always
 */
record Grant(String sid, List<String> actions, List<String> resources, Map<String, Map<String, String>> condition) {
    static Grant of(String sid, List<String> resources, String... actions) {
        return new Grant(sid, List.of(actions), resources, Map.of());
    }

    /** Only where this is so. */
    Grant when(String operator, String key, String value) {
        var all = new TreeMap<>(condition);
        all.put(operator, Map.of(key, value));
        return new Grant(sid, actions, resources, all);
    }

    /** Only on what carries this tag. */
    Grant whereTagged(String key) {
        return when("Null", "aws:ResourceTag/" + key, "false");
    }

    /** Only when it gives what it makes this tag. */
    Grant whenTagging(String key) {
        return when("Null", "aws:RequestTag/" + key, "false");
    }
}
