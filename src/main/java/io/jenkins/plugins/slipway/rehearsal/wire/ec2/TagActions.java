package io.jenkins.plugins.slipway.rehearsal.wire.ec2;

import io.jenkins.plugins.slipway.rehearsal.wire.Answer;
import io.jenkins.plugins.slipway.rehearsal.world.WorldFault;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Filter;
import io.jenkins.plugins.slipway.rehearsal.world.ec2.Tagging;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** CreateTags, DeleteTags, DescribeTags. */
final class TagActions {
    private static final Map<String, Function<Tagging.Tagged, List<String>>> FILTERS = Map.of(
            "resource-id", it -> List.of(it.resourceId()),
            "resource-type", it -> List.of(it.kind().word()),
            "key", it -> List.of(it.key()),
            "value", it -> List.of(it.value()));

    private TagActions() {}

    static Map<String, Function<Ec2Request, Answer>> all() {
        return Map.of(
                "CreateTags", TagActions::create,
                "DeleteTags", TagActions::delete,
                "DescribeTags", TagActions::describe);
    }

    private static Answer create(Ec2Request request) {
        var ids = resources(request);
        var tags = tags(request, "");
        if (tags.isEmpty()) {
            throw new WorldFault("MissingParameter", "The request must contain the parameter Tag");
        }
        request.ready();
        new Tagging(request.ec2()).create(ids, tags);
        return Answers.done();
    }

    private static Answer delete(Ec2Request request) {
        var ids = resources(request);
        var tags = tags(request, null);
        request.ready();
        new Tagging(request.ec2()).delete(ids, tags);
        return Answers.done();
    }

    private static List<String> resources(Ec2Request request) {
        var ids = request.params().texts("ResourceId");
        if (ids.isEmpty()) {
            throw new WorldFault("MissingParameter", "The request must contain the parameter ResourceId");
        }
        return ids;
    }

    private static Map<String, String> tags(Ec2Request request, String absent) {
        var tags = new HashMap<String, String>();
        request.params()
                .structures("Tag")
                .forEach(tag -> tags.put(tag.required("Key"), tag.text("Value").orElse(absent)));
        return tags;
    }

    private static Answer describe(Ec2Request request) {
        var filters = request.filters();
        var paging = request.paging(5, 1000, null);
        request.ready();
        var found = new Tagging(request.ec2())
                .seen().stream()
                        .filter(tag -> filters.stream().allMatch(filter -> matches(filter, tag)))
                        .toList();
        return Answers.page(
                "tagSet",
                paging.of(found),
                it -> Answer.empty()
                        .with("resourceId", it.resourceId())
                        .with("resourceType", it.kind().word())
                        .with("key", it.key())
                        .with("value", it.value()));
    }

    private static boolean matches(Filter filter, Tagging.Tagged tag) {
        if (filter.name().startsWith("tag:")) {
            return filter.name().substring(4).equals(tag.key()) && filter.any(List.of(tag.value()));
        }
        return filter.any(filter.known(FILTERS).apply(tag));
    }
}
