package io.jenkins.plugins.slipway.rehearsal.world.ec2;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tags of any resource, after its birth (API Reference, CreateTags and DeleteTags). All resources must be there, or none changes. */
public final class Tagging {
    private final Ec2 ec2;

    public Tagging(Ec2 ec2) {
        this.ec2 = ec2;
    }

    /** One tag of one resource. */
    public record Tagged(String resourceId, Kind kind, String key, String value) {}

    public void create(List<String> ids, Map<String, String> tags) {
        var checked = Tags.checked(tags);
        ids.forEach(id -> ec2.shelfOf(id).require(id));
        ids.forEach(id -> change(ec2.shelfOf(id), id, checked));
    }

    /**
     * @param tags value null deletes the key whatever its value; no tags at all delete every user tag
     */
    public void delete(List<String> ids, Map<String, String> tags) {
        ids.forEach(id -> ec2.shelfOf(id).require(id));
        ids.forEach(id -> remove(ec2.shelfOf(id), id, tags));
    }

    /** All tags that describes see, by resource. */
    public List<Tagged> seen() {
        return ec2.shelves().values().stream()
                .flatMap(Tagging::tags)
                .sorted(Comparator.comparing(Tagged::resourceId).thenComparing(Tagged::key))
                .toList();
    }

    private static <R extends Resource<R>> Stream<Tagged> tags(Shelf<R> shelf) {
        return shelf.seen().stream()
                .flatMap(resource -> resource.tags().entrySet().stream()
                        .map(tag -> new Tagged(resource.id(), resource.kind(), tag.getKey(), tag.getValue())));
    }

    private static <R extends Resource<R>> void change(Shelf<R> shelf, String id, Map<String, String> tags) {
        shelf.change(id, resource -> resource.withTags(Tags.merged(resource.tags(), tags)));
    }

    private static <R extends Resource<R>> void remove(Shelf<R> shelf, String id, Map<String, String> tags) {
        shelf.change(id, resource -> {
            var rest = new TreeMap<>(resource.tags());
            var keys = new HashSet<>(tags.isEmpty() ? rest.keySet() : tags.keySet());
            keys.removeIf(key -> key.startsWith("aws:"));
            for (var key : keys) {
                if (tags.get(key) == null || tags.get(key).equals(rest.get(key))) {
                    rest.remove(key);
                }
            }
            return resource.withTags(rest);
        });
    }
}
