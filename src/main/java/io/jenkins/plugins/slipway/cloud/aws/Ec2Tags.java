package io.jenkins.plugins.slipway.cloud.aws;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/** Tags as EC2 writes them. */
final class Ec2Tags {
    private Ec2Tags() {}

    static Map<String, String> read(Collection<Tag> tags) {
        var read = new TreeMap<String, String>();
        tags.forEach(tag -> read.put(tag.key(), tag.value()));
        return read;
    }

    /** Tags at birth for each of these kinds of resource; none when there are no tags. */
    static List<TagSpecification> atBirth(Map<String, String> tags, ResourceType... types) {
        if (tags.isEmpty()) {
            return List.of();
        }
        var all = written(tags);
        return List.of(types).stream()
                .map(type ->
                        TagSpecification.builder().resourceType(type).tags(all).build())
                .toList();
    }

    static List<Tag> written(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** Filters for resources that carry all these tags. */
    static List<Filter> filters(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag -> filter("tag:" + tag.getKey(), tag.getValue()))
                .toList();
    }

    static Filter filter(String name, String... values) {
        return Filter.builder().name(name).values(values).build();
    }
}
