package io.jenkins.plugins.slipway.spec;

import java.util.Map;
import java.util.Optional;

/**
 * One Auto Scaling group by name, or all that carry some tags; one of the two, never both.
 *
 * @param connection the environment's unless the target names its own
 * @param tags all of which a group must carry; may find several groups
 * @param listenerRule ARN of the rule (or listener) that splits its traffic; without one there is no canary here
 */
public record TargetSpec(
        String connection,
        String region,
        Optional<String> group,
        Map<String, String> tags,
        Optional<String> listenerRule) {
    /** For people: {@code group checkout-eu} or {@code groups with tags service=checkout}. */
    public String describe() {
        return group.map(name -> "group " + name).orElseGet(() -> "groups with tags " + words());
    }

    private String words() {
        return tags.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }
}
