package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Launch parameters as a tree, keyed by EC2's answer names ({@code securityGroupIdSet}). Values: String, List, Map.
 *
 * @param tree unmodifiable
 */
public record LaunchData(Map<String, Object> tree) {
    public LaunchData {
        tree = Collections.unmodifiableMap(new LinkedHashMap<>(tree));
    }

    public static LaunchData empty() {
        return new LaunchData(Map.of());
    }

    /**
     * These parameters, overwritten by those of {@code other}: structures member by member, lists as a whole (Amazon EC2 API
     * Reference, CreateLaunchTemplateVersion, SourceVersion).
     */
    public LaunchData overwrittenBy(LaunchData other) {
        return new LaunchData(merge(tree, other.tree));
    }

    public LaunchData with(String name, Object value) {
        var copy = new LinkedHashMap<>(tree);
        copy.put(name, value);
        return new LaunchData(copy);
    }

    /** A scalar of a structure in a structure: {@code text("iamInstanceProfile", "arn")}. */
    public Optional<String> text(String... path) {
        Object value = tree;
        for (var name : path) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return Optional.ofNullable((String) value);
    }

    public boolean flag(String name) {
        return text(name).map(Boolean::parseBoolean).orElse(false);
    }

    @SuppressWarnings("unchecked")
    public List<String> texts(String name) {
        return (List<String>) tree.getOrDefault(name, List.of());
    }

    public List<LaunchData> structures(String name) {
        return ((List<?>) tree.getOrDefault(name, List.of()))
                .stream().map(LaunchData::structure).toList();
    }

    public LaunchData structure(String name) {
        return structure(tree.getOrDefault(name, Map.of()));
    }

    /** Tags for one type of resource. */
    public Map<String, String> tags(Kind kind) {
        var tags = new TreeMap<String, String>();
        for (var specification : structures("tagSpecificationSet")) {
            if (specification.text("resourceType").filter(kind.word()::equals).isPresent()) {
                specification
                        .structures("tagSet")
                        .forEach(tag -> tags.put(
                                tag.text("key").orElse(""), tag.text("value").orElse("")));
            }
        }
        return tags;
    }

    @SuppressWarnings("unchecked")
    private static LaunchData structure(Object value) {
        return new LaunchData((Map<String, Object>) value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> merge(Map<String, Object> below, Map<String, Object> above) {
        var merged = new LinkedHashMap<>(below);
        above.forEach((name, value) -> merged.merge(
                name,
                value,
                (old, fresh) -> old instanceof Map && fresh instanceof Map
                        ? merge((Map<String, Object>) old, (Map<String, Object>) fresh)
                        : fresh));
        return merged;
    }
}
